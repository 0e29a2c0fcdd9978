using System.Net;
using System.Text.Json.Nodes;
using CareFunctions.Tests.Testing;

namespace CareFunctions.Tests.Referrals;

public sealed class ReferralCheckRouteTests : IAsyncLifetime
{
    private const string Route = "/api/referrals/check";
    private CareApplication care = null!;

    public async Task InitializeAsync() => care = await CareApplication.StartAsync();

    public async Task DisposeAsync() => await care.DisposeAsync();

    [Fact]
    public async Task Check_Complete_IsAcceptedAndNothingIsStarted()
    {
        var answer = await care.SystemAsync(HttpMethod.Post, Route, Body().ToJsonString());
        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Text);
        answer.Json["outcome"]!["verdict"]!.GetValue<string>().ShouldBe("accepted");
        answer.Json["edition"]!["declared"]!.GetValue<string>().ShouldBe("1.3.0");
        await care.RunAsync();
        (await care.TasksAsync()).ShouldBeEmpty();
        (await care.NotesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Check_AnotherCouncilsService_IsAnsweredByItsOwnRules()
    {
        var body = Body("croydon", "CRO-104233", "Brokerage", "domiciliary-care", ["care-and-support-plan", "ras"]);
        var missing = (await care.SystemAsync(HttpMethod.Post, Route, body.ToJsonString())).Json["outcome"]!["missing"]!.AsArray().ShouldHaveSingleItem()!;
        missing["clauses"]!.AsArray().Select(one => one!.GetValue<string>()).ShouldBe(["CRO-DOM-01"]);
        missing["where"]!.GetValue<string>().ShouldBe("LAS");
    }

    [Fact]
    public async Task Check_Service_IsAnsweredWithTheDocumentsAdvice()
    {
        var body = Body("medway", "MED-104233", "Shared Lives", "shared-lives", []);
        var guidance = (await care.SystemAsync(HttpMethod.Post, Route, body.ToJsonString())).Json["guidance"]!.AsArray();
        var clauses = guidance.SelectMany(one => one!["clauses"]!.AsArray()).Select(one => one!.GetValue<string>()).ToList();
        clauses.ShouldContain("MED-USE-04");
        clauses.ShouldNotContain("MED-DEAF-03");
    }

    [Theory]
    [InlineData("", "refused-route", "SOM-RSP-01")]
    [InlineData("?channel=email", "answered", "SOM-RSP-02")]
    public async Task Check_Channel_IsTheQuerys(string query, string verdict, string clause)
    {
        var body = Body("somerset", "SOM-104233", "Sourcing Care", "respite", ["bed-registration"]);
        var outcome = (await care.SystemAsync(HttpMethod.Post, Route + query, body.ToJsonString())).Json["outcome"]!;
        outcome["verdict"]!.GetValue<string>().ShouldBe(verdict);
        outcome["clauses"]!.AsArray().Select(one => one!.GetValue<string>()).ShouldContain(clause);
        outcome["instruction"]!.GetValue<string>().ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("council", "dorset", "/council")]
    [InlineData("service", "night-sitting", "/service")]
    [InlineData("request", "adopt", "/request")]
    [InlineData("caseRef", "CRO-104233", "/caseRef")]
    public async Task Check_UnknownWord_IsAFaultWithItsPointer(string member, string value, string pointer)
    {
        var body = Body();
        body[member] = value;
        var answer = await care.SystemAsync(HttpMethod.Post, Route, body.ToJsonString());
        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Faults.ShouldHaveSingleItem().Pointer.ShouldBe(pointer);
    }

    [Fact]
    public async Task Check_UnknownEvidenceAndFlag_AreBothNamed()
    {
        var body = Body();
        body["evidence"]!.AsArray().Add(new JsonObject { ["kind"] = "horoscope" });
        body["flags"] = new JsonArray("double-up", "full-moon");
        (await care.SystemAsync(HttpMethod.Post, Route, body.ToJsonString())).Faults.Select(fault => fault.Pointer).ShouldBe(["/evidence/5/kind", "/flags/1"]);
    }

    [Fact]
    public async Task Check_BadQuery_IsRefusedWithEveryFault()
    {
        var answer = await care.SystemAsync(HttpMethod.Post, Route + "?channel=pigeon&from=neighbour", Body().ToJsonString());
        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Faults.Select(fault => fault.Pointer).ShouldBe(["/channel", "/from"]);
    }

    [Fact]
    public async Task Check_Staff_SeeTheirOwnCouncilsOnly()
    {
        (await care.StaffAsync(Person.Officer, HttpMethod.Post, "/api/staff/referrals/check", Body())).Status.ShouldBe(HttpStatusCode.OK);
        var foreign = Body("croydon", "CRO-104233", "Brokerage", "domiciliary-care", ["ras"]);
        (await care.StaffAsync(Person.Officer, HttpMethod.Post, "/api/staff/referrals/check", foreign)).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static JsonObject Body(
        string council = "somerset", string caseRef = "SOM-104233", string toTeam = "Sourcing Care", string service = "domiciliary-care", IReadOnlyList<string>? evidence = null) => new()
    {
        ["council"] = council,
        ["caseRef"] = caseRef,
        ["fromTeam"] = "Operational Team",
        ["toTeam"] = toTeam,
        ["request"] = "source",
        ["service"] = service,
        ["evidence"] = new JsonArray([.. (evidence ?? ["assessment", "support-plan", "hours-breakdown", "eligible-needs", "personal-budget"])
            .Select(kind => new JsonObject { ["kind"] = kind, ["date"] = "2025-12-01" })]),
    };
}
