using System.Net;
using System.Text.Json.Nodes;
using CareFunctions.Core.DecisionAids;
using CareFunctions.Tests.Testing;

namespace CareFunctions.Tests.DecisionAids;

public sealed class DecisionAidRouteTests(SharedCare shared) : IClassFixture<SharedCare>
{
    private const string Route = "/api/decision-aids/";
    private readonly CareApplication care = shared.Application;

    [Fact]
    public async Task Ask_KnownFacts_AnswersWithReasonsAndClauses()
    {
        var facts = """{"selfFunding":true,"authorityManagesToo":false,"individualAsked":true,"capacityToAsk":true,"careHome":true}""";
        var answer = await care.StaffAsync(Person.Officer, HttpMethod.Post, Route + "arrangement-fee", JsonNode.Parse(facts));
        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Text);
        answer.Json["answer"]!.GetValue<string>().ShouldBe("no");
        answer.Json["reasons"]!.AsArray().ShouldContain(reason => reason!["clause"]!.GetValue<string>() == "GEN-SFA-13" && reason["bearing"]!.GetValue<string>() == "for-no");
        answer.Json["whomToAsk"].ShouldBeNull();
    }

    [Fact]
    public async Task Ask_NothingKnown_NamesWhomToAsk()
    {
        var answer = await care.StaffAsync(Person.Officer, HttpMethod.Post, Route + "arrangement-fee", new JsonObject());
        answer.Json["answer"]!.GetValue<string>().ShouldBe("ask-a-person");
        answer.Json["whomToAsk"]!.GetValue<string>().ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Ask_WrongFacts_EveryFaultIsNamed()
    {
        var answer = await care.StaffAsync(Person.Officer, HttpMethod.Post, Route + "self-arranging", JsonNode.Parse("""{"selfFunding":"yes","moon":true}"""));
        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Faults.Select(fault => fault.Pointer).Order().ShouldBe(["/moon", "/selfFunding"]);
    }

    [Fact]
    public async Task Ask_UnknownAid_IsNotFoundAndNamesTheKnown()
    {
        var answer = await care.StaffAsync(Person.Officer, HttpMethod.Post, Route + "horoscope", new JsonObject());
        answer.Status.ShouldBe(HttpStatusCode.NotFound);
        answer.Text.ShouldContain("ordinary-residence");
    }

    [Fact]
    public async Task OpenApi_EveryAid_IsDescribedAsItIs()
    {
        var document = (await care.StaffAsync(null, HttpMethod.Get, "/api/openapi.json")).Json;
        var schemas = document["components"]!["schemas"]!.AsObject();
        foreach (var aid in DecisionAidCatalogue.All)
        {
            JsonNode.DeepEquals(schemas["DecisionAid-" + aid.Id], JsonNode.Parse(aid.Facts.Text)).ShouldBeTrue($"{aid.Id}: {aid.Facts.Text}");
        }

        schemas.Count(schema => schema.Key.StartsWith("DecisionAid-", StringComparison.Ordinal)).ShouldBe(DecisionAidCatalogue.All.Count);
    }
}
