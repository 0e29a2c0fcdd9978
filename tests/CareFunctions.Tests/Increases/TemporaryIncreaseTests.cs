using System.Net;
using CareFunctions.Core.Tasks;
using CareFunctions.Storage;
using CareFunctions.Tests.Testing;

namespace CareFunctions.Tests.Increases;

public sealed class TemporaryIncreaseTests
{
    // Requested for Tuesday 6 January; fourteen days end with Monday 19 January, the extension with Monday 2 February.
    private static readonly DateTimeOffset FirstEnd = new(2026, 1, 20, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset ExtendedEnd = new(2026, 2, 3, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task WholeCase_ExtendedThenNobodyDecides_HoursGoBack(bool evict)
    {
        await using var care = await CareApplication.StartAsync(evict);
        await AuthoriseAsync(care);
        await care.DecideOpenAsync(Person.Officer, TaskKinds.CarryOutCommand, "confirm");
        (await care.CaseAsync())["hoursPerWeek"]!.GetValue<decimal>().ShouldBe(18);

        await care.DecideOpenAsync(Person.Manager, TaskKinds.ExtendTemporaryIncrease, "extend");
        await care.AdvanceToAsync(FirstEnd.AddHours(1));
        (await care.CaseAsync())["clocks"]!.AsArray().ShouldHaveSingleItem()!["lastDay"]!.GetValue<string>().ShouldBe("2026-02-02");
        await care.AdvanceToAsync(ExtendedEnd.AddSeconds(-1));
        (await care.CaseAsync())["hoursPerWeek"]!.GetValue<decimal>().ShouldBe(18);
        await care.AdvanceToAsync(ExtendedEnd);

        (await care.CaseAsync())["hoursPerWeek"]!.GetValue<decimal>().ShouldBe(14);
        await care.DecideOpenAsync(Person.Officer, TaskKinds.CarryOutCommand, "confirm");
        (await care.NoteStepsAsync()).ShouldBe(["requested", "authorised", "amend-hours-up", "extended", "expired", "amend-hours-back"]);
        var told = await care.TakeNotificationsAsync();
        told.Where(one => one["kind"]!.GetValue<string>() == "increase-expired").Select(one => one["to"]!.GetValue<string>()).ShouldBe(["provider", "triage"], ignoreOrder: true);
        // The day before the last one is a Sunday: its reminder goes out on the Friday.
        told.Where(one => one["kind"]!.GetValue<string>() == "reminder" && one["to"]!.GetValue<string>() == "triage")
            .Select(one => one["at"]!.GetValue<DateTimeOffset>()).Order()
            .ShouldBe([ExtendedEnd.AddDays(-6).AddHours(9), ExtendedEnd.AddDays(-4).AddHours(9), ExtendedEnd.AddHours(-15)]);
        (await care.TasksAsync()).ShouldBeEmpty();
        (await care.GetAsync(Person.Officer, $"/api/cases/somerset/{care.Reference}/notes/verify")).Json["intact"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Fact]
    public async Task Triage_DecidesLongTerm_HoursBecomeThePlan()
    {
        await using var care = await CareApplication.StartAsync();
        await AuthoriseAsync(care);
        await care.DecideOpenAsync(Person.Officer, TaskKinds.CarryOutCommand, "confirm");

        await care.DecideOpenAsync(Person.Triage, TaskKinds.DecideLongTermIncrease, "long-term");
        await care.AdvanceToAsync(FirstEnd.AddDays(20));

        var found = await care.CaseAsync();
        found["package"]!["planHoursPerWeek"]!.GetValue<decimal>().ShouldBe(18);
        found["hoursPerWeek"]!.GetValue<decimal>().ShouldBe(18);
        found["clocks"]!.AsArray().ShouldBeEmpty();
        (await care.NoteStepsAsync())[^1].ShouldBe("long-term");
        (await care.TasksAsync(TaskKinds.ExtendTemporaryIncrease, "superseded")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Email_WithALastDay_IncreaseEndsThere()
    {
        await using var care = await CareApplication.StartAsync();
        await care.RegisterAsync();
        await care.SendAsync(Queues.ProviderEmails, care.Email(text: $"Please increase the care for {care.Reference} by 4 hours a week from 6 January 2026 until 12 January 2026 while her daughter is away."));

        (await care.TasksAsync()).ShouldHaveSingleItem()["title"]!.GetValue<string>().ShouldBe("Authorise 4 hours a week more from 2026-01-06 to 2026-01-12, or decline.");
        await care.DecideOpenAsync(Person.Officer, TaskKinds.AuthoriseTemporaryIncrease, "authorise");
        await care.DecideOpenAsync(Person.Officer, TaskKinds.CarryOutCommand, "confirm");
        (await care.CaseAsync())["clocks"]!.AsArray().ShouldHaveSingleItem()!["lastDay"]!.GetValue<string>().ShouldBe("2026-01-12");

        await care.AdvanceToAsync(new DateTimeOffset(2026, 1, 13, 0, 0, 0, TimeSpan.Zero));
        (await care.CaseAsync())["hoursPerWeek"]!.GetValue<decimal>().ShouldBe(14);
    }

    [Fact]
    public async Task Triage_EndsEarly_HoursGoBackTheNextDay()
    {
        await using var care = await CareApplication.StartAsync();
        await AuthoriseAsync(care);
        await care.DecideOpenAsync(Person.Officer, TaskKinds.CarryOutCommand, "confirm");
        await care.AdvanceToAsync(new DateTimeOffset(2026, 1, 9, 12, 0, 0, TimeSpan.Zero));

        await care.DecideOpenAsync(Person.Triage, TaskKinds.DecideLongTermIncrease, "end");

        (await care.TasksAsync(TaskKinds.CarryOutCommand)).ShouldHaveSingleItem()["facts"]!["effectiveDate"]!.GetValue<string>().ShouldBe("2026-01-10");
        (await care.CaseAsync())["hoursPerWeek"]!.GetValue<decimal>().ShouldBe(14);
    }

    [Fact]
    public async Task Officer_Declines_NothingIsPaid()
    {
        await using var care = await CareApplication.StartAsync();
        await RequestAsync(care);

        await care.DecideOpenAsync(Person.Officer, TaskKinds.AuthoriseTemporaryIncrease, "decline");

        (await care.CaseAsync())["hoursPerWeek"]!.GetValue<decimal>().ShouldBe(14);
        (await care.TasksAsync()).ShouldBeEmpty();
        (await care.NoteStepsAsync()).ShouldBe(["requested", "declined"]);
        (await care.NotesAsync())[1]["who"]!.GetValue<string>().ShouldBe("Ada Officer (invented) (SourcingCare)");
    }

    [Fact]
    public async Task Authorise_TwoIncreasesOfThree_SecondIsOverTheLimit()
    {
        await using var care = await CareApplication.StartAsync();
        await RequestAsync(care, 3);
        await care.DecideOpenAsync(Person.Officer, TaskKinds.AuthoriseTemporaryIncrease, "authorise");
        await care.SendAsync(Queues.ProviderEmails, care.Email(text:
            $"Please increase the care for {care.Reference} by 3 hours a week from 7 January 2026."));

        var second = await care.TaskAsync(TaskKinds.AuthoriseTemporaryIncrease);
        var answer = await care.DecideAsync(Person.SecondOfficer, second, "authorise");

        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, answer.Text);
        answer.ProblemCode.ShouldBe("over-limit");
        answer.Json["clauses"]![0]!.GetValue<string>().ShouldBe("SOM-INC-05");
        (await care.TaskAsync(TaskKinds.AuthoriseTemporaryIncrease)).ShouldBe(second);
        (await care.CaseAsync())["hoursPerWeek"]!.GetValue<decimal>().ShouldBe(17);
    }

    [Fact]
    public async Task Extend_Twice_SecondIsRefused()
    {
        await using var care = await CareApplication.StartAsync();
        await AuthoriseAsync(care);
        var task = await care.TaskAsync(TaskKinds.ExtendTemporaryIncrease);
        (await care.DecideAsync(Person.Manager, task, "extend")).Status.ShouldBe(HttpStatusCode.OK);

        var second = await care.DecideAsync(Person.SecondManager, task, "extend");

        second.Status.ShouldBe(HttpStatusCode.Conflict);
        second.ProblemCode.ShouldBe("already-decided");
        (await care.TasksAsync(TaskKinds.ExtendTemporaryIncrease)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Extend_ByWhoeverAuthorised_IsForbidden()
    {
        var both = new Person("Gil Both (invented)", ["SourcingCare", "BusinessManager"]);
        await using var care = await CareApplication.StartAsync();
        await RequestAsync(care);
        await care.DecideOpenAsync(both, TaskKinds.AuthoriseTemporaryIncrease, "authorise");

        var answer = await care.DecideAsync(both, await care.TaskAsync(TaskKinds.ExtendTemporaryIncrease), "extend");

        answer.Status.ShouldBe(HttpStatusCode.Forbidden);
        answer.ProblemCode.ShouldBe("own-request");
    }

    [Fact]
    public async Task Decide_AfterTheExpiry_IsToldSo()
    {
        await using var care = await CareApplication.StartAsync();
        await AuthoriseAsync(care);
        var task = await care.TaskAsync(TaskKinds.DecideLongTermIncrease);
        await care.AdvanceToAsync(FirstEnd);

        var answer = await care.DecideAsync(Person.Triage, task, "long-term");

        answer.Status.ShouldBe(HttpStatusCode.Conflict);
        answer.ProblemCode.ShouldBe("expired");
        (await care.CaseAsync())["hoursPerWeek"]!.GetValue<decimal>().ShouldBe(14);
    }

    [Fact]
    public async Task Decide_InTheLastSecond_Wins()
    {
        await using var care = await CareApplication.StartAsync();
        await AuthoriseAsync(care);
        await care.AdvanceToAsync(FirstEnd.AddSeconds(-1));

        await care.DecideOpenAsync(Person.Triage, TaskKinds.DecideLongTermIncrease, "long-term");
        await care.AdvanceAsync(TimeSpan.FromDays(1));

        (await care.CaseAsync())["package"]!["planHoursPerWeek"]!.GetValue<decimal>().ShouldBe(18);
        (await care.NoteStepsAsync()).ShouldNotContain("expired");
    }

    [Fact]
    public async Task Decide_WhileTheProcessIsDownAtTheExpiry_ClockStillDecides()
    {
        await using var care = await CareApplication.StartAsync();
        await AuthoriseAsync(care);
        var task = await care.TaskAsync(TaskKinds.DecideLongTermIncrease);
        await care.Embedded.RestartAsync(FirstEnd.AddMinutes(5) - care.Embedded.Clock.GetUtcNow());

        // The timer is overdue, and its procedure has not run yet.
        var answer = await care.DecideAsync(Person.Triage, task, "long-term");

        answer.Status.ShouldBe(HttpStatusCode.Conflict);
        (await care.CaseAsync())["hoursPerWeek"]!.GetValue<decimal>().ShouldBe(14);
        (await care.NoteStepsAsync()).Count(step => step == "expired").ShouldBe(1);
    }

    [Fact]
    public async Task EveryMessage_SentTwice_HasOneEffect()
    {
        await using var care = await CareApplication.StartAsync();
        await care.RegisterAsync();
        var email = care.Email(id: $"<twice-{care.Reference}@sunrise.example>");
        await care.SendAsync(Queues.ProviderEmails, email);
        await care.SendAsync(Queues.ProviderEmails, email);
        var first = await care.SystemAsync(HttpMethod.Post, "/api/provider-emails", email);
        await care.RunAsync();

        first.Status.ShouldBe(HttpStatusCode.Accepted);
        first.Json["repeated"]!.GetValue<bool>().ShouldBeTrue();
        var task = await care.TaskAsync(TaskKinds.AuthoriseTemporaryIncrease);
        (await care.DecideAsync(Person.Officer, task, "authorise")).Status.ShouldBe(HttpStatusCode.OK);
        (await care.DecideAsync(Person.Officer, task, "authorise")).Status.ShouldBe(HttpStatusCode.OK);
        (await care.DecideAsync(Person.SecondOfficer, task, "decline")).Status.ShouldBe(HttpStatusCode.Conflict);
        (await care.NoteStepsAsync()).ShouldBe(["requested", "authorised"]);
        (await care.TasksAsync(TaskKinds.CarryOutCommand)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Restart_InTheMiddle_NothingIsLostOrDoneTwice()
    {
        await using var care = await CareApplication.StartAsync();
        await RequestAsync(care);
        await care.Embedded.RestartAsync();
        await care.DecideOpenAsync(Person.Officer, TaskKinds.AuthoriseTemporaryIncrease, "authorise");
        await care.Embedded.RestartAsync();
        await care.DecideOpenAsync(Person.Officer, TaskKinds.CarryOutCommand, "confirm");
        await care.Embedded.RestartAsync(TimeSpan.FromDays(3));
        await care.AdvanceToAsync(FirstEnd);
        await care.Embedded.RestartAsync();
        await care.DecideOpenAsync(Person.Officer, TaskKinds.CarryOutCommand, "confirm");

        (await care.NoteStepsAsync()).ShouldBe(["requested", "authorised", "amend-hours-up", "expired", "amend-hours-back"]);
        (await care.CaseAsync())["hoursPerWeek"]!.GetValue<decimal>().ShouldBe(14);
    }

    [Fact]
    public async Task Swift_WithConnector_CommandAndResultThenFallback()
    {
        await using var care = await CareApplication.StartAsync(connectors: "swift");
        await AuthoriseAsync(care);
        var command = (await care.TakeAsync(Queues.SystemCommands)).ShouldHaveSingleItem();
        command["hoursPerWeekTo"]!.GetValue<decimal>().ShouldBe(18);
        (await care.TasksAsync(TaskKinds.CarryOutCommand)).ShouldBeEmpty();

        await care.SendAsync(Queues.SystemResults, $$"""
            {"correlationId":"{{command["correlationId"]}}","instanceId":"{{command["instanceId"]}}","done":true}
            """);
        (await care.NotesAsync())[^1]["who"]!.GetValue<string>().ShouldBe("SWIFT (connector)");

        // The command back is never answered, so a person does it.
        await care.AdvanceToAsync(FirstEnd.AddHours(25));
        await care.DecideOpenAsync(Person.Officer, TaskKinds.CarryOutCommand, "confirm");
        (await care.NoteStepsAsync())[^1].ShouldBe("amend-hours-back");
    }

    private static async Task RequestAsync(CareApplication care, decimal hours = 4)
    {
        await care.RegisterAsync();
        await care.SendAsync(Queues.ProviderEmails, care.Email(hours));
    }

    private static async Task AuthoriseAsync(CareApplication care)
    {
        await RequestAsync(care);
        await care.DecideOpenAsync(Person.Officer, TaskKinds.AuthoriseTemporaryIncrease, "authorise");
    }
}
