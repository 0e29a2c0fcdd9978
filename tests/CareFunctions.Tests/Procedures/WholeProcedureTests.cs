using System.Text.Json.Nodes;
using CareFunctions.Core.Councils;
using CareFunctions.Core.Tests.Procedures;
using CareFunctions.Core.Worklists;
using CareFunctions.Staff;
using CareFunctions.Tests.Testing;
using CareFunctions.Work;
using Microsoft.Extensions.DependencyInjection;

namespace CareFunctions.Tests.Procedures;

/// <summary>From a reassigned worklist to the award, with every note, over HTTP as systems and staff do it.</summary>
public sealed class WholeProcedureTests
{
    [Theory]
    [InlineData("somerset", "domiciliary-care")]
    [InlineData("somerset", "supported-living")]
    [InlineData("croydon", "domiciliary-care")]
    [InlineData("croydon", "residential-placement")]
    [InlineData("medway", "domiciliary-care")]
    public async Task Procedure_FromWorklistToAward_SurvivesARestartInItsMiddle(string council, string service)
    {
        await using var care = await CareApplication.StartAsync();
        var walk = new CaseWalk(care, Of(council));
        var status = await walk.ReassignAsync(service, RequestKind.Source, new { hoursPerWeek = 10 });

        var walked = await walk.WalkAsync(decided => decided == 1 ? care.Embedded.RestartAsync(TimeSpan.FromHours(1)) : Task.CompletedTask);

        walked.Count.ShouldBeGreaterThan(1);
        var ended = await walk.StatusAsync(status);
        ended["status"]!.GetValue<string>().ShouldBe("Completed", $"after {string.Join(", ", walked)}; open: {string.Join(", ", (await walk.TasksAsync()).Select(task => task["kind"]))}");
        ended["outcome"]!["state"]!.GetValue<string>().ShouldNotBe("held");
        var notes = await walk.NotesAsync();
        notes.Select(note => (note["instanceId"]!.GetValue<string>(), note["step"]!.GetValue<string>())).ShouldBeUnique();
        notes.ShouldContain(note => note["step"]!.GetValue<string>() == "procedure-ended");
        (await walk.IntactAsync()).ShouldBeTrue();
        (await walk.CaseAsync())["package"]!["provider"]!.GetValue<string>().ShouldBe("prv-willow");
        (await RunningAsync(care, walk)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(RequestKind.Withdraw, "withdrawn")]
    [InlineData(RequestKind.Close, "closed")]
    [InlineData(RequestKind.Died, "died")]
    public async Task Case_ThatIsOver_StopsWhateverRunsForIt(RequestKind request, string why)
    {
        await using var care = await CareApplication.StartAsync();
        var walk = new CaseWalk(care, Council.Somerset);
        var status = await walk.ReassignAsync("domiciliary-care", RequestKind.Source, new { hoursPerWeek = 10 });
        (await walk.TasksAsync()).Select(task => task["kind"]!.GetValue<string>()).ShouldBe(["find-provider", "progress-plans"], ignoreOrder: true);

        await walk.ReassignAsync("domiciliary-care", request);

        (await walk.TasksAsync()).ShouldBeEmpty();
        (await walk.TasksAsync("superseded")).Count.ShouldBe(2);
        (await walk.StatusAsync(status))["outcome"]!["state"]!.GetValue<string>().ShouldBe("case-ended");
        var notes = await walk.NotesAsync();
        notes.Count(note => note["step"]!.GetValue<string>() == "procedure-ended" && note["what"]!.GetValue<string>().Contains(why, StringComparison.Ordinal)).ShouldBe(2);
        notes.ShouldContain(note => note["step"]!.GetValue<string>() == "case-over");
        (await RunningAsync(care, walk)).ShouldBeEmpty();
    }

    [Fact]
    public async Task ReturnedReferral_Withdrawn_RemindsNobodyAnyMore()
    {
        await using var care = await CareApplication.StartAsync();
        var walk = new CaseWalk(care, Council.Somerset);
        var status = await walk.ReassignAsync("domiciliary-care", RequestKind.Source, evidence: false);
        (await RunningAsync(care, walk)).ShouldHaveSingleItem().Id.ShouldBe("returned-referral");

        await walk.ReassignAsync("domiciliary-care", RequestKind.Withdraw);

        (await walk.StatusAsync(status))["status"]!.GetValue<string>().ShouldBe("Completed");
        (await RunningAsync(care, walk)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Ending_WhenTheCaseCloses_IsSeenThrough()
    {
        await using var care = await CareApplication.StartAsync();
        var walk = new CaseWalk(care, Council.Croydon);
        await walk.ReassignAsync("domiciliary-care", RequestKind.End, new { endDate = "2026-01-20" });
        var before = (await walk.TasksAsync()).Select(task => task["kind"]!.GetValue<string>()).ToList();
        before.ShouldNotBeEmpty();

        await walk.ReassignAsync("domiciliary-care", RequestKind.Close);

        (await walk.TasksAsync()).Select(task => task["kind"]!.GetValue<string>()).ShouldBe(before, "somebody must still stop the payment");
    }

    [Fact]
    public async Task ReviewCompleted_ByWorklist_AnswersTheReviewThatWaits()
    {
        await using var care = await CareApplication.StartAsync();
        var walk = new CaseWalk(care, Council.Somerset);
        await walk.ReassignAsync("domiciliary-care", RequestKind.Reduce, new { hoursPerWeekFrom = 14, hoursPerWeekTo = 10, effectiveDate = "2026-01-12" });
        await walk.WalkAsync();
        var review = await walk.TaskAsync("decide-clock");
        review["answeredBy"]!.AsArray().ShouldNotBeEmpty();

        var status = await walk.ReassignAsync("domiciliary-care", RequestKind.ReviewCompleted);

        (await walk.StatusAsync(status))["outcome"]!["state"]!.GetValue<string>().ShouldBe("answered");
        (await walk.TasksAsync()).ShouldBeEmpty();
        var decided = (await walk.TasksAsync("decided")).Single(task => task["id"]!.GetValue<string>() == review["id"]!.GetValue<string>());
        decided["decision"]!["byName"]!.GetValue<string>().ShouldBe("Operational Team, by worklist");
        (await RunningAsync(care, walk)).ShouldBeEmpty();
    }

    [Fact]
    public async Task ReviewCompleted_ThatNothingWaitsFor_GoesToAPerson()
    {
        await using var care = await CareApplication.StartAsync();
        var walk = new CaseWalk(care, Council.Croydon);

        await walk.ReassignAsync("domiciliary-care", RequestKind.ReviewCompleted);

        var task = await walk.TaskAsync("handle-by-hand");
        task["team"]!.GetValue<string>().ShouldNotBe("Sourcing Care", "it is Croydon's");
        task["title"]!.GetValue<string>().ShouldStartWith("Handle a reassigned worklist by hand: review-completed.");
    }

    [Fact]
    public async Task Increase_ByWorklist_RunsTheSameClockAsAProvidersEmail()
    {
        await using var care = await CareApplication.StartAsync();
        await care.RegisterAsync(planHours: 14);
        var walk = new CaseWalk(care, Council.Somerset);

        await walk.ReassignAsync("domiciliary-care", RequestKind.Increase, new { hoursPerWeekFrom = 14, hoursPerWeekTo = 18, effectiveDate = "2026-01-06" });
        await walk.DecideAsync(await walk.TaskAsync("authorise-temporary-increase"));

        (await care.CaseAsync())["clocks"]!.AsArray().ShouldHaveSingleItem()!["clock"]!.GetValue<string>().ShouldBe("temporary-increase");
        (await walk.NotesAsync()).Single(note => note["step"]!.GetValue<string>() == "requested")["who"]!.GetValue<string>().ShouldBe("Operational Team, by worklist");
    }

    [Theory]
    [InlineData("somerset")]
    [InlineData("croydon")]
    [InlineData("medway")]
    public async Task Task_OfAStep_IsDecidedByItsRoleOfItsCouncilAndNobodyElse(string council)
    {
        await using var care = await CareApplication.StartAsync();
        var walk = new CaseWalk(care, Of(council));
        await walk.ReassignAsync("domiciliary-care", RequestKind.Source, new { hoursPerWeek = 10 });
        var task = (await walk.TasksAsync())[0];
        var role = task["role"]!.GetValue<string>();
        var others = ShippedBooks.Rulebooks.First(one => one.Council.Id == council).Roles.Select(one => StaffRole.FromRulebook(one.Id)).Where(one => one != role).ToArray();
        others.ShouldNotBeEmpty();
        foreach (var refused in new[] { new Person("Kim Other (invented)", others, council), new Person("Lou Elsewhere (invented)", [role], council == "medway" ? "croydon" : "medway") })
        {
            (await care.DecideAsync(refused, task["id"]!.GetValue<string>(), task["outcomes"]![0]!.GetValue<string>())).Status.ShouldBe(System.Net.HttpStatusCode.Forbidden);
        }

        foreach (var any in others.Append(role))
        {
            (await care.GetAsync(new Person($"Max {any} (invented)", [any], council), "/api/tasks")).Status.ShouldBe(System.Net.HttpStatusCode.OK, any);
        }
    }

    private static Council Of(string id) => Council.TryParse(id, out var council) ? council : throw new ArgumentException("There is no such council.", nameof(id));

    private static async Task<IReadOnlyList<RunningWork>> RunningAsync(CareApplication care, CaseWalk walk)
    {
        Core.Councils.CaseReference.TryParse(walk.Reference, out var reference).ShouldBeTrue();
        return await care.Embedded.Services.GetRequiredService<RunningWorkTable>().ListAsync(reference!, CancellationToken.None);
    }
}
