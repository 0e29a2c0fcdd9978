using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using CareFunctions.FailureDesk;
using CareFunctions.Storage;
using CareFunctions.Tests.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CareFunctions.Tests.FailureDesk;

public sealed class ClosingTests
{
    private static readonly Person Colleague = Person.Desk with { Name = "Gus Desk (invented)" };

    [Fact]
    public async Task Close_WithAReason_KeepsItAndLeavesTheOpenList()
    {
        await using var care = await CareApplication.StartAsync();
        var id = await FailAsync(care);

        var answer = await CloseAsync(care, id, new { reason = " A test of the sender's. " });

        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Text);
        answer.Json["state"]!.GetValue<string>().ShouldBe("closed");
        answer.Json["original"].ShouldBeNull();
        var closing = (await care.GetAsync(Person.Desk, $"/api/failures/{id}")).Json["closings"]!.AsArray().ShouldHaveSingleItem()!;
        closing["by"]!.GetValue<string>().ShouldBe(Person.Desk.Name);
        closing["byId"]!.GetValue<string>().ShouldNotBeEmpty();
        closing["reason"]!.GetValue<string>().ShouldBe("A test of the sender's.");
        closing["at"]!.GetValue<DateTimeOffset>().ShouldBe(care.Embedded.Clock.GetUtcNow());
        (await StatesAsync(care, id, "")).ShouldBeEmpty();
        (await StatesAsync(care, id, "&state=open")).ShouldBeEmpty();
        (await StatesAsync(care, id, "&state=replayed")).ShouldBeEmpty();
        (await StatesAsync(care, id, "&state=closed")).ShouldBe(["closed"]);
        (await StatesAsync(care, id, "&state=any")).ShouldBe(["closed"]);
        (await care.GetAsync(Person.Desk, $"/api/failures/{id}")).Json["original"]!.GetValue<string>().ShouldContain(care.Reference);
    }

    [Fact]
    public async Task Close_ASecondTime_IsTheSameForTheSameAnswerAndTooLateForAnyOther()
    {
        await using var care = await CareApplication.StartAsync();
        var id = await FailAsync(care);
        await CloseAsync(care, id, new { reason = "A test." });

        var repeated = await CloseAsync(care, id, new { reason = "A test." });
        var another = await CloseAsync(care, id, new { reason = "Something else." });
        var colleague = await care.StaffAsync(Colleague, HttpMethod.Post, $"/api/failures/{id}/close", new { reason = "A test." });

        repeated.Status.ShouldBe(HttpStatusCode.OK);
        repeated.Json["closings"]!.AsArray().Count.ShouldBe(1);
        (another.Status, another.ProblemCode).ShouldBe((HttpStatusCode.Conflict, "already-closed"));
        (colleague.Status, colleague.ProblemCode).ShouldBe((HttpStatusCode.Conflict, "already-closed"));
    }

    [Fact]
    public async Task Replay_OfAClosedEntry_IsRefusedAndSendsNothing()
    {
        await using var care = await CareApplication.StartAsync();
        var id = await FailAsync(care);
        await CloseAsync(care, id, new { reason = "A test." });

        var answer = await care.StaffAsync(Person.Desk, HttpMethod.Post, $"/api/failures/{id}/replay");
        await care.RunAsync();

        (answer.Status, answer.ProblemCode).ShouldBe((HttpStatusCode.Conflict, "closed"));
        (await OwnAsync(care, "&state=any")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Close_OfAReplayedEntry_IsRefused()
    {
        await using var care = await CareApplication.StartAsync();
        var id = await FailAsync(care);
        await care.StaffAsync(Person.Desk, HttpMethod.Post, $"/api/failures/{id}/replay");
        await care.RunAsync();

        var answer = await CloseAsync(care, id, new { reason = "A test." });

        (answer.Status, answer.ProblemCode).ShouldBe((HttpStatusCode.Conflict, "already-replayed"));
        (await StatesAsync(care, id, "")).ShouldBe(["replayed"]);
        (await StatesAsync(care, id, "&state=replayed")).ShouldBe(["replayed"]);
        (await StatesAsync(care, id, "&state=open")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("{}", 422, "/reason")]
    [InlineData("""{"reason":"  "}""", 422, "/reason")]
    [InlineData("""{"reason":1,"why":"x"}""", 422, "/why", "/reason")]
    [InlineData("""{"reason":"a\u0000b"}""", 422, "/reason")]
    [InlineData("[]", 422, "")]
    [InlineData("""{"reason":"a","reason":"b"}""", 400)]
    [InlineData("reason", 400)]
    public async Task Close_WithABodyThatIsNoClosing_NamesEveryFault(string body, int status, params string[] pointers)
    {
        await using var care = await CareApplication.StartAsync();
        var id = await FailAsync(care);

        var answer = await CloseAsync(care, id, new RawJson(Encoding.UTF8.GetBytes(body)));

        ((int)answer.Status).ShouldBe(status, answer.Text);
        (answer.Json["faults"] is null ? [] : answer.Faults.Select(fault => fault.Pointer)).ShouldBe(pointers);
        (await StatesAsync(care, id, "")).ShouldBe(["open"]);
    }

    [Fact]
    public async Task Close_WithAnEndlessReason_IsRefused()
    {
        await using var care = await CareApplication.StartAsync();
        var id = await FailAsync(care);

        (await CloseAsync(care, id, new { reason = new string('x', 1001) })).Faults.ShouldHaveSingleItem().Pointer.ShouldBe("/reason");
        (await CloseAsync(care, id, new { reason = new string('x', 70_000) })).Status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task Closings_MoreThanFit_KeepTheLatest()
    {
        await using var care = await CareApplication.StartAsync();
        var id = await FailAsync(care);
        var failures = care.Embedded.Services.GetRequiredService<FailureTable>();
        for (var number = 1; number <= 9; number++)
        {
            (await CloseAsync(care, id, new { reason = $"{number}{new string('\u0175', 999)}" })).Status.ShouldBe(HttpStatusCode.OK);
            var (failure, version) = (await failures.FindAsync(id, CancellationToken.None))!.Value;
            (await failures.TryUpdateAsync(failure.Reopen(care.Embedded.Clock.GetUtcNow(), failure.Reasons), version, CancellationToken.None)).ShouldBeTrue();
        }

        var kept = (await care.GetAsync(Person.Desk, $"/api/failures/{id}")).Json["closings"]!.AsArray().Select(one => one!["reason"]!.GetValue<string>()[0]);

        kept.ShouldBe(['6', '7', '8', '9']);
    }

    [Fact]
    public async Task Procedure_ThatBreaksOffAgainAfterItsEntryWasClosed_IsOpenAgain()
    {
        await using var care = await CareApplication.StartAsync();
        var activities = ActivatorUtilities.CreateInstance<FailureActivities>(care.Embedded.Services);
        var broken = new BrokenProcedure("event-" + care.Reference, "Referral", "CheckReferral", "TimeoutException", care.Embedded.Clock.GetUtcNow());
        var id = FailureTable.IdOf("procedure", broken.InstanceId);
        async Task<string> StateAsync() => (await care.GetAsync(Person.Desk, $"/api/failures/{id}")).Json["state"]!.GetValue<string>();
        await activities.RecordAsync(broken, CancellationToken.None);
        await care.AdvanceAsync(TimeSpan.FromHours(1));
        await CloseAsync(care, id, new { reason = "Started again." });

        // The same once more is an attempt of the same step.
        await activities.RecordAsync(broken, CancellationToken.None);
        (await StateAsync()).ShouldBe("closed");
        await activities.RecordAsync(broken with { Step = "AwardReferral", At = broken.At.AddHours(2) }, CancellationToken.None);

        (await StateAsync()).ShouldBe("open");
        (await care.GetAsync(Person.Desk, $"/api/failures/{id}")).Json["reasons"]![0]!["detail"]!.GetValue<string>().ShouldContain("AwardReferral");
    }

    [Fact]
    public async Task Close_WhatIsNotThere_IsNotFound()
    {
        await using var care = await CareApplication.StartAsync();

        (await CloseAsync(care, new string('0', 40), new { reason = "A test." })).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private static Task<Answer> CloseAsync(CareApplication care, string id, object body) =>
        care.StaffAsync(Person.Desk, HttpMethod.Post, $"/api/failures/{id}/close", body);

    private static async Task<string> FailAsync(CareApplication care)
    {
        await care.SendAsync(Queues.ProviderEmails, $$"""{"marker":"{{care.Reference}}"}""");
        return (await OwnAsync(care, "")).ShouldHaveSingleItem()["id"]!.GetValue<string>();
    }

    private static async Task<IReadOnlyList<JsonNode>> OwnAsync(CareApplication care, string query)
    {
        var own = new List<JsonNode>();
        foreach (var listed in await care.AllAsync(Person.Desk, $"/api/failures?source={Queues.ProviderEmails}{query}", "failures"))
        {
            var one = (await care.GetAsync(Person.Desk, $"/api/failures/{listed["id"]}")).Json;
            if (one["original"]!.GetValue<string>().Contains(care.Reference, StringComparison.Ordinal))
            {
                own.Add(one);
            }
        }

        return own;
    }

    private static async Task<IReadOnlyList<string>> StatesAsync(CareApplication care, string id, string query) =>
    [
        .. (await care.AllAsync(Person.Desk, $"/api/failures?source={Queues.ProviderEmails}{query}", "failures"))
            .Where(one => one["id"]!.GetValue<string>() == id).Select(one => one["state"]!.GetValue<string>()),
    ];
}
