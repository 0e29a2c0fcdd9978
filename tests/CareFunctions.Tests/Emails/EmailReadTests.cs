using System.Net;
using System.Text.Json.Nodes;
using CareFunctions.Tests.Testing;

namespace CareFunctions.Tests.Emails;

public sealed class EmailReadTests
{
    [Fact]
    public async Task Read_AssumeKnown_JudgesWithoutADatabase()
    {
        await using var care = await CareApplication.StartAsync();

        var answer = await care.SystemAsync(HttpMethod.Post, "/api/emails/read?council=somerset&assumeKnown=true", care.Email());

        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Text);
        answer.Json["intent"]!.GetValue<string>().ShouldBe("increase-request");
        answer.Json["caseRefs"]!.AsArray().ShouldHaveSingleItem()!.GetValue<string>().ShouldBe(care.Reference);
        answer.Json["fields"]!.ToJsonString().ShouldBe("""{"hoursPerWeekDelta":4,"effectiveDate":"2026-01-06"}""");
        answer.Json["mayActAutomatically"]!.GetValue<bool>().ShouldBeTrue();
        answer.Json["certainty"]!.GetValue<string>().ShouldBe("certain");
        answer.Json["evidence"]!.AsArray().ShouldNotBeEmpty();
        answer.Json["wouldDo"]!.GetValue<string>().ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Read_CaseThatNobodyKnows_WouldGoToAPerson()
    {
        await using var care = await CareApplication.StartAsync();

        var answer = await care.SystemAsync(HttpMethod.Post, "/api/emails/read?council=somerset", care.Email());

        answer.Json["mayActAutomatically"]!.GetValue<bool>().ShouldBeFalse();
        answer.Json["reasons"]!.AsArray().Select(reason => reason!["code"]!.GetValue<string>()).ShouldContain("unknown-case");
    }

    [Fact]
    public async Task Read_AnyEmail_HasNoEffect()
    {
        await using var care = await CareApplication.StartAsync();
        await care.RegisterAsync();

        (await care.SystemAsync(HttpMethod.Post, "/api/emails/read?council=somerset", care.Email(from: "stranger@elsewhere.example"))).Status.ShouldBe(HttpStatusCode.OK);
        await care.RunAsync();

        (await care.TasksAsync()).ShouldBeEmpty();
        (await care.NotesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Read_OneMegabyte_IsRead()
    {
        await using var care = await CareApplication.StartAsync();
        var chain = string.Concat(Enumerable.Repeat("\n> an older line of a long chain", 33_000));

        var answer = await care.SystemAsync(HttpMethod.Post, "/api/emails/read?council=somerset&assumeKnown=true",
            care.Email(text: $"Please increase the care for {care.Reference} by 4 hours a week from 6 January 2026.\n{chain}"));

        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Text);
        answer.Json["intent"]!.GetValue<string>().ShouldBe("increase-request");
    }

    [Fact]
    public async Task Read_EverythingWrongInTheQuery_NamesEveryFault()
    {
        await using var care = await CareApplication.StartAsync();

        var answer = await care.SystemAsync(HttpMethod.Post, "/api/emails/read?council=atlantis&assumeKnown=perhaps", care.Email());

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Faults.ShouldBe([("/council", "not-allowed"), ("/assumeKnown", "not-allowed")], ignoreOrder: true);
    }

    [Fact]
    public async Task Read_EverythingWrongInTheMessage_NamesEveryFault()
    {
        await using var care = await CareApplication.StartAsync();
        var message = JsonNode.Parse(care.Email())!.AsObject();
        message.Remove("internetMessageId");
        message["receivedDateTime"] = "yesterday";
        message["body"]!["contentType"] = "rtf";

        var answer = await care.SystemAsync(HttpMethod.Post, "/api/emails/read?council=somerset", message.ToJsonString());

        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Faults.Select(fault => fault.Pointer).ShouldBe(["/internetMessageId", "/receivedDateTime", "/body/contentType"], ignoreOrder: true);
    }

    [Fact]
    public async Task Read_NoCouncil_IsAFault()
    {
        await using var care = await CareApplication.StartAsync();

        (await care.SystemAsync(HttpMethod.Post, "/api/emails/read", care.Email())).Faults.ShouldBe([("/council", "missing")]);
    }
}
