using System.Net;
using CareFunctions.Core.Councils;
using CareFunctions.Core.Worklists;
using CareFunctions.Tests.Procedures;
using CareFunctions.Tests.Testing;

namespace CareFunctions.Tests.Referrals;

/// <summary>A request that takes the place of an earlier one ends it, with a note on either side, once it is taken on itself.</summary>
public sealed class SupersedingTests
{
    private const string Service = "domiciliary-care";

    [Fact]
    public async Task Supersede_SourcingRequest_EndsWhatRunsOfTheEarlierOneOnly()
    {
        await using var care = await CareApplication.StartAsync();
        var walk = new CaseWalk(care, Council.Somerset);
        var earlier = await walk.ReassignAsync(Service, RequestKind.Source, new { hoursPerWeek = 10 }, id: "first-" + walk.Reference);
        var before = (await walk.TasksAsync()).Select(Id).ToList();
        before.Count.ShouldBe(2);

        var later = await walk.ReassignAsync(Service, RequestKind.Source, new { hoursPerWeek = 14 }, supersedes: "first-" + walk.Reference);

        (await walk.StatusAsync(earlier))["outcome"]!["state"]!.GetValue<string>().ShouldBe("case-ended");
        (await walk.StatusAsync(later))["status"]!.GetValue<string>().ShouldBe("Running");
        (await walk.TasksAsync("superseded")).Select(Id).ShouldBe(before, ignoreOrder: true);
        (await walk.TasksAsync()).Count.ShouldBe(2);
        var notes = await walk.NotesAsync();
        notes.Count(note => Step(note) == "procedure-ended" && note["what"]!.GetValue<string>().Contains("superseded", StringComparison.Ordinal)).ShouldBe(2);
        notes.Where(note => Step(note) == "supersedes").ShouldHaveSingleItem()["what"]!.GetValue<string>().ShouldContain(earlier.Split('/')[^1]);
        (await walk.IntactAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task Supersede_RunningIncrease_GivesItsHoursBack()
    {
        await using var care = await CareApplication.StartAsync();
        await care.RegisterAsync();
        var walk = new CaseWalk(care, Council.Somerset);
        await walk.ReassignAsync(Service, RequestKind.Increase, Increase(14, 18), id: "first-" + walk.Reference);
        await care.DecideOpenAsync(Person.Officer, "authorise-temporary-increase", "authorise");
        await care.DecideOpenAsync(Person.Officer, "carry-out-command", "confirm");
        (await walk.CaseAsync())["hoursPerWeek"]!.GetValue<decimal>().ShouldBe(18);

        await walk.ReassignAsync(Service, RequestKind.Increase, Increase(14, 17), supersedes: "first-" + walk.Reference);

        (await care.NoteStepsAsync()).ShouldContain("case-ended");
        (await walk.CaseAsync())["package"]!["increases"]!.AsArray().ShouldBeEmpty();
        (await walk.TasksAsync()).Select(task => task["kind"]!.GetValue<string>()).ShouldBe(["authorise-temporary-increase", "carry-out-command"], ignoreOrder: true);
    }

    [Fact]
    public async Task Supersede_ByWhatIsReturned_LeavesTheEarlierOneRunning()
    {
        await using var care = await CareApplication.StartAsync();
        var walk = new CaseWalk(care, Council.Somerset);
        var earlier = await walk.ReassignAsync(Service, RequestKind.Source, new { hoursPerWeek = 10 }, id: "first-" + walk.Reference);

        await walk.ReassignAsync(Service, RequestKind.Source, evidence: false, supersedes: "first-" + walk.Reference);

        (await walk.StatusAsync(earlier))["status"]!.GetValue<string>().ShouldBe("Running");
        (await walk.TasksAsync()).Count.ShouldBe(2);
        (await walk.NotesAsync()).Where(note => Step(note) == "returned").ShouldHaveSingleItem()["what"]!.GetValue<string>().ShouldEndWith("goes on.");
        (await care.TakeNotificationsAsync()).ShouldContain(one => one["text"]!.GetValue<string>().Contains("goes on.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Reassign_TheSameAgainWithoutSuperseding_RunsBothAndSaysSo()
    {
        await using var care = await CareApplication.StartAsync();
        var walk = new CaseWalk(care, Council.Somerset);
        var earlier = await walk.ReassignAsync(Service, RequestKind.Source, new { hoursPerWeek = 10 });
        (await care.TakeNotificationsAsync()).ShouldNotContain(one => one.ToJsonString().Contains("supersedes", StringComparison.Ordinal));

        await walk.ReassignAsync(Service, RequestKind.Source, new { hoursPerWeek = 14 });

        (await walk.StatusAsync(earlier))["status"]!.GetValue<string>().ShouldBe("Running");
        (await care.TakeNotificationsAsync()).Where(one => one["kind"]!.GetValue<string>() == "referral-accepted").ShouldHaveSingleItem()
            .ToJsonString().ShouldContain(earlier.Split('/')[^1]);
    }

    [Fact]
    public async Task Supersede_Suspension_IsNoWrongState()
    {
        await using var care = await CareApplication.StartAsync();
        var walk = new CaseWalk(care, Council.Croydon);
        var earlier = await walk.ReassignAsync(Service, RequestKind.Suspend, new { effectiveDate = "2026-01-06" }, id: "first-" + walk.Reference);
        await walk.WalkAsync();
        (await walk.StatusAsync(earlier))["status"]!.GetValue<string>().ShouldBe("Running");
        (await walk.SendAsync(Service, RequestKind.Suspend, new { effectiveDate = "2026-01-08" })).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);

        await walk.ReassignAsync(Service, RequestKind.Suspend, new { effectiveDate = "2026-01-08" }, supersedes: "first-" + walk.Reference);

        (await walk.StatusAsync(earlier))["outcome"]!["state"]!.GetValue<string>().ShouldBe("case-ended");
    }

    [Fact]
    public async Task Supersede_WhatCannotBe_IsNamedByPointer()
    {
        await using var care = await CareApplication.StartAsync();
        var walk = new CaseWalk(care, Council.Somerset);
        var other = new CaseWalk(care, Council.Somerset, 7);
        await other.ReassignAsync(Service, RequestKind.Source, id: "other-" + walk.Reference);
        await walk.ReassignAsync("day-care", RequestKind.Source, id: "day-" + walk.Reference);
        await walk.ReassignAsync(Service, RequestKind.End, new { endDate = "2026-02-28" }, id: "end-" + walk.Reference);
        foreach (var (id, said) in new[]
        {
            ("nobody-" + walk.Reference, "No event of that id"),
            ("other-" + walk.Reference, "another case"),
            ("day-" + walk.Reference, "another service"),
            ("end-" + walk.Reference, "seen through"),
        })
        {
            var refused = await walk.SendAsync(Service, RequestKind.Source, supersedes: id);
            refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, id);
            refused.Faults.ShouldHaveSingleItem().Pointer.ShouldBe("/data/supersedes");
            refused.Text.ShouldContain(said);
        }
    }

    private static object Increase(int from, int to) => new { hoursPerWeekFrom = from, hoursPerWeekTo = to, effectiveDate = "2026-01-06" };

    private static string Id(System.Text.Json.Nodes.JsonObject task) => task["id"]!.GetValue<string>();

    private static string Step(System.Text.Json.Nodes.JsonObject note) => note["step"]!.GetValue<string>();
}
