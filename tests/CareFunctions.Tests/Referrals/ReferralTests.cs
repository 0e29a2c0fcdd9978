using System.Net;
using System.Text.Json.Nodes;
using CareFunctions.Core.Tasks;
using CareFunctions.Storage;
using CareFunctions.Tests.Testing;

namespace CareFunctions.Tests.Referrals;

public sealed class ReferralTests
{
    private static readonly string[] Complete =
        ["assessment", "support-plan", "hours-breakdown", "eligible-needs", "personal-budget"];

    [Fact]
    public async Task Referral_WithEverythingOnFile_IsAcceptedAndAProviderIsFound()
    {
        await using var care = await CareApplication.StartAsync();
        await care.SendAsync(Queues.WorkListReassignments, Event(care, Complete));

        await care.DecideOpenAsync(Person.Officer, TaskKinds.FindProvider, "provider-found",
            new { provider = "sunrise-homecare", hoursPerWeek = 10.5, weeklyRate = 250 });
        await care.DecideOpenAsync(Person.Officer, "arrange-start", "confirmed", new { startDate = "2026-01-12" });

        (await care.NoteStepsAsync()).ShouldBe(
            ["accepted", "procedure-started", "procedure-started", "try-providers.1/find-provider", "arrange-start"], ignoreOrder: true);
        var package = (await care.CaseAsync())["package"]!;
        package["planHoursPerWeek"]!.GetValue<decimal>().ShouldBe(10.5m);
        package["provider"]!.GetValue<string>().ShouldBe("sunrise-homecare");
    }

    [Fact]
    public async Task Referral_Incomplete_IsReturnedWithEveryMissingItem()
    {
        await using var care = await CareApplication.StartAsync();
        var answer = await care.SystemAsync(
            HttpMethod.Post, "/api/worklist-reassignments", Event(care, ["eligible-needs"], ["double-up"]), "application/cloudevents+json");
        await care.RunAsync();

        answer.Status.ShouldBe(HttpStatusCode.Accepted, answer.Text);
        answer.Location!.AbsolutePath.ShouldStartWith("/api/status/event-");
        var status = (await care.SystemAsync(HttpMethod.Get, answer.Location.AbsolutePath)).Json;
        status["status"]!.GetValue<string>().ShouldBe("Running", "it waits to be submitted again");
        var note = (await care.NotesAsync()).ShouldHaveSingleItem()["what"]!.GetValue<string>();
        foreach (var clause in new[] { "SOM-DOM-02", "SOM-DOM-03", "SOM-DOM-04", "SOM-DOM-06", "SOM-DOM-09" })
        {
            note.ShouldContain(clause);
        }

        var told = (await care.TakeNotificationsAsync()).Single(one => one["kind"]!.GetValue<string>() == "referral-returned");
        told["to"]!.GetValue<string>().ShouldBe("Operational Team");
        told["lines"]!.AsArray().Count.ShouldBe(5);
    }

    [Fact]
    public async Task Referral_ReturnedAndForgotten_RemindsTheWorkerEveryWeekUntilItIsSubmittedAgain()
    {
        await using var care = await CareApplication.StartAsync();
        var answer = await care.SystemAsync(HttpMethod.Post, "/api/worklist-reassignments", Event(care, ["eligible-needs"]), "application/cloudevents+json");
        await care.RunAsync();
        await care.TakeNotificationsAsync();

        await care.AdvanceAsync(TimeSpan.FromDays(15));

        var reminders = (await care.TakeNotificationsAsync()).Where(one => one["kind"]!.GetValue<string>() == "reminder").ToList();
        reminders.Select(one => one["at"]!.GetValue<DateTimeOffset>()).ShouldBe(
            [new DateTimeOffset(2026, 1, 12, 9, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 1, 19, 9, 0, 0, TimeSpan.Zero)]);
        reminders.ShouldAllBe(one => one["to"]!.GetValue<string>() == "Operational Team");

        await care.SendAsync(Queues.WorkListReassignments, Event(care, Complete, request: "resubmit"));

        (await care.SystemAsync(HttpMethod.Get, answer.Location!.AbsolutePath)).Json["outcome"]!["state"]!.GetValue<string>().ShouldBe("returned");
        (await care.NoteStepsAsync()).ShouldContain("resubmitted");
        await care.AdvanceAsync(TimeSpan.FromDays(15));
        (await care.TakeNotificationsAsync()).ShouldNotContain(one => one["text"]!.GetValue<string>().StartsWith("The referral still", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Referral_WithAnAssessmentOlderThanAYear_IsReturned()
    {
        await using var care = await CareApplication.StartAsync();
        await care.SendAsync(Queues.WorkListReassignments, Event(care, Complete, date: "2025-01-04"));
        (await care.NoteStepsAsync()).ShouldBe(["returned"]);
    }

    [Fact]
    public async Task Referral_ToAnotherTeam_IsRefusedWithTheRightRoute()
    {
        await using var care = await CareApplication.StartAsync();
        await care.SendAsync(Queues.WorkListReassignments, Event(care, Complete, toTeam: "Finance"));
        (await care.NotesAsync()).ShouldHaveSingleItem()["what"]!.GetValue<string>().ShouldContain("Re-assign the worklist to Sourcing Care");
    }

    [Fact]
    public async Task Reassignment_ThatNoProcedureCovers_GoesToAPerson()
    {
        await using var care = await CareApplication.StartAsync();
        await care.SendAsync(Queues.WorkListReassignments, Event(care, Complete, request: "review-completed"));
        await care.DecideOpenAsync(Person.Officer, "handle-by-hand", "handled");
        (await care.NoteStepsAsync()).ShouldBe(["received", "by-hand"]);
    }

    internal static string Event(
        CareApplication care,
        IReadOnlyList<string> evidence,
        IReadOnlyList<string>? flags = null,
        string date = "2025-12-01",
        string toTeam = "Sourcing Care",
        string request = "source") => new JsonObject
    {
        ["specversion"] = "1.0",
        ["id"] = Guid.NewGuid().ToString("n"),
        ["source"] = "/somerset/eclipse",
        ["type"] = "uk.gov.somerset.worklist.reassigned",
        ["time"] = "2026-01-05T08:55:00Z",
        ["datacontenttype"] = "application/json",
        ["data"] = new JsonObject
        {
            ["council"] = "somerset",
            ["caseRef"] = care.Reference,
            ["fromTeam"] = "Operational Team",
            ["toTeam"] = toTeam,
            ["request"] = request,
            ["service"] = "domiciliary-care",
            ["evidence"] = new JsonArray([.. evidence.Select(kind => new JsonObject { ["kind"] = kind, ["date"] = date })]),
            ["details"] = new JsonObject { ["hoursPerWeek"] = 10.5 },
            ["flags"] = new JsonArray([.. (flags ?? []).Select(flag => JsonValue.Create(flag))]),
        },
    }.ToJsonString();
}
