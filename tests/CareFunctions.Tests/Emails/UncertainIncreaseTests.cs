using CareFunctions.Core.Councils;
using CareFunctions.Core.Tasks;
using CareFunctions.Increases;
using CareFunctions.Tests.Testing;
using Microsoft.DurableTask;

namespace CareFunctions.Tests.Emails;

/// <summary>A request for more hours in domiciliary care that a person must look at: one task with the proposal, as for every other email.</summary>
public sealed class UncertainIncreaseTests
{
    private const string FourMore = "Please increase the care for {ref} by 4 hours a week from 6 January 2026.";

    // Requested for Tuesday 6 January; fourteen days end with Monday 19 January.
    private static readonly DateTimeOffset End = new(2026, 1, 20, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Confirm_ThenAuthorised_RunsToItsEnd(bool evict)
    {
        await using var care = await CareApplication.StartAsync(evict);
        var mail = await RegisteredAsync(care);
        var email = await mail.SendAsync(FourMore, Mailbag.Stranger);
        (await care.TasksAsync()).ShouldHaveSingleItem()["kind"]!.GetValue<string>().ShouldBe(TaskKinds.TriageEmail);

        await mail.SayAsync(email, "confirm");
        await care.DecideOpenAsync(Person.SecondOfficer, TaskKinds.AuthoriseTemporaryIncrease, "authorise");
        await care.DecideOpenAsync(Person.Officer, TaskKinds.CarryOutCommand, "confirm");
        (await care.CaseAsync())["hoursPerWeek"]!.GetValue<decimal>().ShouldBe(18);
        await care.Embedded.RestartAsync();
        await care.AdvanceToAsync(End);

        (await care.CaseAsync())["hoursPerWeek"]!.GetValue<decimal>().ShouldBe(14);
        await care.DecideOpenAsync(Person.Officer, TaskKinds.CarryOutCommand, "confirm");
        (await care.NoteStepsAsync()).ShouldBe(["requested", "authorised", "amend-hours-up", "expired", "amend-hours-back"]);
        var requested = (await care.NotesAsync())[0];
        requested["who"]!.GetValue<string>().ShouldBe("Ada Officer (invented) (SourcingCare)");
        requested["what"]!.GetValue<string>().ShouldBe("Read a provider's email: it asks for 4 hours a week more than the agreed 14. Reason: Read it, and rang the sender.");
        (await mail.OutcomeAsync(email)).ShouldBe("expired");
        (await mail.KeptAsync(email)).Said.ShouldBe("confirm");
    }

    [Fact]
    public async Task Correct_ItsHours_AuthorisesThose()
    {
        await using var care = await CareApplication.StartAsync();
        var mail = await RegisteredAsync(care);
        var email = await mail.SendAsync("Please increase the care for {ref} from 14 to 18 hours a week from 6 January 2026.", Mailbag.Stranger);
        await mail.SayAsync(email, "correct", new { intent = "increase-request", hoursPerWeekTo = 16.5 });

        (await care.TasksAsync(TaskKinds.AuthoriseTemporaryIncrease)).ShouldHaveSingleItem()["facts"]!["hoursPerWeek"]!.GetValue<string>().ShouldBe("2.5");
        var kept = await mail.KeptAsync(email);
        (kept.Read.Values["hoursPerWeekTo"], kept.Right!.Values["hoursPerWeekTo"]).ShouldBe(("18", "16.5"));
        kept.Right.Values.Keys.ShouldNotContain("hoursPerWeekDelta");
    }

    [Fact]
    public async Task Correct_ToAnotherKind_HasThatKindsEffect()
    {
        await using var care = await CareApplication.StartAsync();
        var mail = await RegisteredAsync(care);
        var email = await mail.SendAsync(FourMore, Mailbag.Stranger);
        await mail.SayAsync(email, "correct", new { intent = "reduction-request", hoursPerWeekDelta = -4 });

        (await care.TasksAsync()).ShouldHaveSingleItem()["kind"]!.GetValue<string>().ShouldBe("triage-authorises");
        (await care.NoteStepsAsync()).ShouldNotContain("requested");
        (await mail.KeptAsync(email)).Right!.Intent.ShouldBe(Core.Emails.EmailIntent.ReductionRequest);
    }

    [Fact]
    public async Task Reject_HasNoEffectButANote()
    {
        await using var care = await CareApplication.StartAsync();
        var mail = await RegisteredAsync(care);
        var email = await mail.SendAsync(FourMore, Mailbag.Stranger);
        await mail.SayAsync(email, "reject");

        (await care.TasksAsync()).ShouldBeEmpty();
        (await care.CaseAsync())["hoursPerWeek"]!.GetValue<decimal>().ShouldBe(14);
        var note = (await care.NotesAsync()).ShouldHaveSingleItem();
        (note["step"]!.GetValue<string>(), note["who"]!.GetValue<string>()).ShouldBe(("email-rejected", "Ada Officer (invented) (SourcingCare)"));
        note["what"]!.GetValue<string>().ShouldEndWith("Reason: Read it, and rang the sender.");
        (await mail.KeptAsync(email)).Said.ShouldBe("reject");
    }

    [Fact]
    public async Task Confirm_OfACaseThatIsNotRegistered_AsksForItFirst()
    {
        await using var care = await CareApplication.StartAsync();
        var mail = new Mailbag(care);
        var email = await mail.SendAsync(FourMore);
        await mail.SayAsync(email, "confirm");
        (await mail.TriageAsync(email)).ShouldNotBeNull()["title"]!.GetValue<string>().ShouldContain("register it first");

        await mail.RegisterAsync();
        await mail.SayAsync(email, "confirm");

        (await care.TasksAsync()).ShouldHaveSingleItem()["kind"]!.GetValue<string>().ShouldBe(TaskKinds.AuthoriseTemporaryIncrease);
    }

    [Fact]
    public async Task Receive_CertainHoursInAll_AreCountedFromThePlan()
    {
        await using var care = await CareApplication.StartAsync();
        var mail = await RegisteredAsync(care);
        await mail.SendAsync("Please increase the care for {ref} to 18 hours a week from 6 January 2026.");

        (await care.TasksAsync()).ShouldHaveSingleItem()["facts"]!["hoursPerWeek"]!.GetValue<string>().ShouldBe("4");
    }

    [Fact]
    public async Task Receive_HoursInAllWhileAnIncreaseIsOpen_AreNotGuessed()
    {
        await using var care = await CareApplication.StartAsync();
        var mail = await RegisteredAsync(care);
        await mail.SendAsync("Please increase the care for {ref} by 2 hours a week from 6 January 2026.");
        await care.DecideOpenAsync(Person.Officer, TaskKinds.AuthoriseTemporaryIncrease, "authorise");

        var email = await mail.SendAsync("Please increase the care for {ref} to 18 hours a week from 7 January 2026.");

        (await mail.TriageAsync(email)).ShouldNotBeNull()["title"]!.GetValue<string>().ShouldContain("say how many more");
        await mail.SayAsync(email, "confirm", new { hoursPerWeekDelta = 2 });
        (await care.TasksAsync(TaskKinds.AuthoriseTemporaryIncrease)).ShouldHaveSingleItem()["facts"]!["hoursPerWeek"]!.GetValue<string>().ShouldBe("2");
    }

    /// <summary>What an earlier version started, with the task that it knew, goes on to its end.</summary>
    [Theory]
    [InlineData("increase", "authorise-temporary-increase")]
    [InlineData("not-an-increase", null)]
    public async Task Decide_TaskOfAnEarlierVersion_StillFinishes(string outcome, string? next)
    {
        await using var care = await CareApplication.StartAsync();
        var mail = await RegisteredAsync(care);
        CaseReference.TryParse(care.Reference, out var reference).ShouldBeTrue();
        var instance = "email-earlier-" + care.Reference;
        await care.Embedded.DurableClient.ScheduleNewOrchestrationInstanceAsync(
            TemporaryIncreaseOrchestration.Name,
            new IncreaseRequest
            {
                Council = Council.Somerset,
                ReceivedAt = care.Embedded.Clock.GetUtcNow(),
                Case = reference,
                HoursPerWeek = 4,
                Doubts = ["The sender is not the provider of the case."],
            },
            new StartOrchestrationOptions(instance));
        await care.RunAsync();

        await care.Embedded.RestartAsync();
        await care.DecideOpenAsync(Person.Officer, TaskKinds.ReadEmail, outcome, outcome == "increase" ? new { @case = care.Reference, hoursPerWeek = 2.5 } : null);

        (await care.TasksAsync()).Select(task => task["kind"]!.GetValue<string>()).ShouldBe(next is null ? [] : [next]);
        (await care.NoteStepsAsync()).ShouldBe([next is null ? "not-an-increase" : "requested"]);
    }

    private static async Task<Mailbag> RegisteredAsync(CareApplication care)
    {
        var mail = new Mailbag(care);
        await mail.RegisterAsync();
        return mail;
    }
}
