using System.Net;
using CareFunctions.Core.Councils;
using CareFunctions.Core.Worklists;
using CareFunctions.Storage;
using CareFunctions.Tests.Procedures;
using CareFunctions.Tests.Testing;

namespace CareFunctions.Tests.Referrals;

/// <summary>A request that its case's service cannot be meant for is named by pointer and kept on the failure desk; nothing is started.</summary>
public sealed class WrongStateTests
{
    private const string Service = "domiciliary-care";

    [Fact]
    public async Task Reassign_SuspendedResumedAndEndedService_TakesOnlyWhatFits()
    {
        await using var care = await CareApplication.StartAsync();
        var walk = new CaseWalk(care, Council.Somerset);

        // Nothing is known of the service yet, so nothing stands against a suspension.
        await walk.ReassignAsync(Service, RequestKind.Suspend, new { effectiveDate = "2026-01-06" });
        var refused = await walk.SendAsync(Service, RequestKind.Suspend, new { effectiveDate = "2026-01-07" });
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var fault = refused.Faults.ShouldHaveSingleItem();
        fault.Pointer.ShouldBe("/data/request");
        fault.Code.ShouldBe("wrong-state");
        refused.Text.ShouldContain("suspended already from 2026-01-06");

        // It is not confirmed yet, and still what is being typed in may be taken back.
        (await walk.TasksAsync()).Select(task => task["kind"]!.GetValue<string>()).ShouldBe(["carry-out-command"]);
        await walk.ReassignAsync(Service, RequestKind.Resume, new { effectiveDate = "2026-01-09" });
        await walk.WalkAsync();
        (await walk.SendAsync(Service, RequestKind.Resume, new { effectiveDate = "2026-01-10" })).Text.ShouldContain("not suspended");

        await walk.ReassignAsync(Service, RequestKind.End, new { endDate = "2026-02-28" });
        await walk.WalkAsync();
        (await walk.SendAsync(Service, RequestKind.End, new { endDate = "2026-02-28" })).Text.ShouldContain("ended already");
        (await walk.SendAsync(Service, RequestKind.Reduce, new { hoursPerWeekFrom = 10, hoursPerWeekTo = 8, effectiveDate = "2026-03-01" })).Text.ShouldContain("cannot be changed after that");

        // Another last day puts right what is paid.
        await walk.ReassignAsync(Service, RequestKind.End, new { endDate = "2026-02-21" });
    }

    [Fact]
    public async Task Reassign_SameEventAgain_IsARepeatAndNoFault()
    {
        await using var care = await CareApplication.StartAsync();
        var walk = new CaseWalk(care, Council.Somerset);
        var id = Guid.NewGuid().ToString("n");
        var first = await walk.ReassignAsync(Service, RequestKind.Suspend, new { effectiveDate = "2026-01-06" }, id: id);
        (await walk.WalkAsync()).ShouldContain("carry-out-command");
        (await walk.SendAsync(Service, RequestKind.Suspend, new { effectiveDate = "2026-01-06" })).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);

        var again = await walk.SendAsync(Service, RequestKind.Suspend, new { effectiveDate = "2026-01-06" }, id: id);
        again.Status.ShouldBe(HttpStatusCode.Accepted);
        again.Location!.AbsolutePath.ShouldBe(first);
    }

    [Fact]
    public async Task Queue_WrongStateAndContradiction_AreOnTheFailureDeskWithTheirPointers()
    {
        await using var care = await CareApplication.StartAsync();
        await care.RegisterAsync();
        var walk = new CaseWalk(care, Council.Somerset);
        walk.Reference.ShouldBe(care.Reference);
        await care.SendAsync(Queues.WorkListReassignments, walk.Event(Service, RequestKind.Resume, new { effectiveDate = "2026-01-09" }));
        await care.SendAsync(Queues.WorkListReassignments, walk.Event(Service, RequestKind.Source).Replace("\"details\"", "\"flags\":[\"self-funder\",\"nil-contribution\"],\"details\"", StringComparison.Ordinal));

        (await care.NotesAsync()).ShouldBeEmpty();
        var kept = new List<string>();
        foreach (var failure in (await care.GetAsync(Person.Desk, $"/api/failures?source={Queues.WorkListReassignments}")).Json["failures"]!.AsArray())
        {
            var whole = (await care.GetAsync(Person.Desk, $"/api/failures/{failure!["id"]}")).Text;
            if (whole.Contains(care.Reference, StringComparison.Ordinal))
            {
                kept.Add(whole);
            }
        }

        kept.Count.ShouldBe(2);
        kept.ShouldContain(one => one.Contains("/data/request", StringComparison.Ordinal) && one.Contains("wrong-state", StringComparison.Ordinal));
        kept.ShouldContain(one => one.Contains("/data/flags/1", StringComparison.Ordinal) && one.Contains("contradiction", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Check_BeforeItIsSent_NamesTheSameFault()
    {
        await using var care = await CareApplication.StartAsync();
        await care.RegisterAsync();
        var body = new { council = "somerset", caseRef = care.Reference, fromTeam = "Operational Team", toTeam = "Sourcing Care", request = "resume", service = Service };
        var answer = await care.SystemAsync(HttpMethod.Post, "/api/referrals/check", System.Text.Json.JsonSerializer.Serialize(body));
        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Faults.ShouldHaveSingleItem().Pointer.ShouldBe("/request");
    }

    [Fact]
    public async Task Email_ThatEndsAnEndedService_GoesToAPerson()
    {
        await using var care = await CareApplication.StartAsync();
        await care.RegisterAsync();
        var walk = new CaseWalk(care, Council.Somerset);
        await walk.ReassignAsync(Service, RequestKind.End, new { endDate = "2026-02-28" });
        await walk.WalkAsync();

        await care.SendAsync(Queues.ProviderEmails, care.Email(text: $"We are giving notice on {care.Reference}. The last day of care is 28 February 2026."));

        var task = (await care.TasksAsync("triage-email")).ShouldHaveSingleItem();
        task.ToJsonString().ShouldContain("ended already");
    }
}
