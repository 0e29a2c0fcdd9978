using System.Net;
using System.Text.Json.Nodes;
using CareFunctions.Core.Councils;
using CareFunctions.Core.TimeBoxes;
using CareFunctions.Procedures;
using CareFunctions.Tasks;
using CareFunctions.Tests.Testing;
using CareFunctions.TimeBoxes;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using TaskKinds = CareFunctions.Core.Tasks.TaskKinds;

namespace CareFunctions.Tests.TimeBoxes;

/// <summary>Clocks as they really run: tasks, notes, reminders, status, and the moment in which they end.</summary>
public sealed class TimeBoxTests
{
    // The application's clock starts on Monday 5 January 2026, 09:00.
    private static readonly LocalDate Today = new(2026, 1, 5);

    [Fact]
    public async Task Lapse_NobodyDecides_RemindsOnWorkingDaysAndEndsAfterTheLastDay()
    {
        await using var care = await CareApplication.StartAsync();
        var id = await StartAsync(care, SampleClocks.Hold, new LocalDate(2026, 1, 18));

        await care.AdvanceToAsync(new DateTimeOffset(2026, 1, 18, 23, 59, 59, TimeSpan.Zero));
        (await care.TasksAsync()).Count.ShouldBe(3);
        await care.AdvanceAsync(TimeSpan.FromSeconds(1));

        var result = await ResultAsync(care, id);
        result.Outcome.ShouldBe("lapsed");
        result.Decision.ShouldBeNull();
        (await care.TasksAsync(state: "expired")).Count.ShouldBe(3);
        (await care.NoteStepsAsync()).ShouldBe(["started", "lapsed"]);
        (await care.NotesAsync())[1]["at"]!.GetValue<string>().ShouldStartWith("2026-01-19T00:00:00");
        // The Sunday's reminder goes out on the Friday, that of a week before on the Friday before that.
        var reminders = (await care.TakeNotificationsAsync()).Where(one => one["kind"]!.GetValue<string>() == "reminder").ToList();
        reminders.Select(one => $"{one["at"]!.GetValue<DateTimeOffset>():MM-dd HH:mm} {one["to"]}").Order()
            .ShouldBe(["01-09 09:00 sourcing-care", "01-09 09:00 triage", "01-16 09:00 sourcing-care", "01-16 09:00 triage"]);
        reminders[0]["text"]!.GetValue<string>().ShouldContain("by 2026-01-18");
        (await ClocksAsync(care)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Decide_InTime_EndsItWithTheValuesGiven()
    {
        await using var care = await CareApplication.StartAsync();
        var id = await StartAsync(care, SampleClocks.Hold, new LocalDate(2026, 1, 18));

        await care.DecideOpenAsync(Person.Officer, TaskKinds.DecideClock, "taken", new { startDate = "2026-02-02" });

        var result = await ResultAsync(care, id);
        result.Outcome.ShouldBe("taken");
        result.Values["startDate"].ShouldBe("2026-02-02");
        (await care.TasksAsync()).ShouldBeEmpty();
        (await care.NoteStepsAsync()).ShouldBe(["started", "decided"]);
        await care.AdvanceAsync(TimeSpan.FromDays(30));
        (await care.NoteStepsAsync()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Extend_ByTheRequester_IsRefused_ByAnotherOnceByExactlyFourteenDays()
    {
        await using var care = await CareApplication.StartAsync();
        var requester = await IdOfAsync(care, Person.Manager);
        var id = await StartAsync(care, SampleClocks.Hold, new LocalDate(2026, 1, 18), requester);
        var task = await care.TaskAsync(TaskKinds.ExtendClock);

        (await care.DecideAsync(Person.Manager, task, "extend")).ProblemCode.ShouldBe("own-request");
        (await care.DecideAsync(Person.Officer, task, "extend")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await care.DecideAsync(Person.SecondManager, task, "extend")).Status.ShouldBe(HttpStatusCode.OK);

        (await care.TasksAsync(TaskKinds.ExtendClock)).ShouldBeEmpty();
        (await care.TasksAsync(TaskKinds.DecideClock))[0]["expiresAt"]!.GetValue<DateTimeOffset>().ShouldBe(new DateTimeOffset(2026, 2, 2, 0, 0, 0, TimeSpan.Zero));
        (await care.NoteStepsAsync()).ShouldBe(["started", "extended-1"]);
        await care.AdvanceToAsync(new DateTimeOffset(2026, 2, 1, 23, 59, 59, TimeSpan.Zero));
        (await StateAsync(care, id)).ShouldBe(OrchestrationRuntimeStatus.Running);
        await care.AdvanceAsync(TimeSpan.FromSeconds(1));
        (await ResultAsync(care, id)).LastDay.ShouldBe(new LocalDate(2026, 2, 1));
    }

    [Fact]
    public async Task Amend_EitherWayAndAgain_MovesTheEndEachTime()
    {
        await using var care = await CareApplication.StartAsync();
        var id = await StartAsync(care, SampleClocks.Hold, new LocalDate(2026, 1, 18));

        (await care.DecideAsync(Person.Officer, await care.TaskAsync(TaskKinds.AmendClock), "amend", new { lastDay = "2026-01-18" })).ProblemCode.ShouldBe("repeated");
        (await care.DecideAsync(Person.Officer, await care.TaskAsync(TaskKinds.AmendClock), "amend", new { lastDay = "2026-01-04" })).ProblemCode.ShouldBe("before-first-day");
        await care.DecideOpenAsync(Person.Officer, TaskKinds.AmendClock, "amend", new { lastDay = "2026-02-20" });
        await care.DecideOpenAsync(Person.Officer, TaskKinds.AmendClock, "amend", new { lastDay = "2026-01-08" });

        (await care.NoteStepsAsync()).ShouldBe(["started", "amended-1", "amended-2"]);
        await care.AdvanceToAsync(new DateTimeOffset(2026, 1, 9, 0, 0, 0, TimeSpan.Zero));
        (await ResultAsync(care, id)).Outcome.ShouldBe("lapsed");
    }

    [Fact]
    public async Task ExtendToDate_BeyondTheCumulativeLimit_IsRefusedAtOnce()
    {
        await using var care = await CareApplication.StartAsync();
        await StartAsync(care, SampleClocks.Court, new LocalDate(2026, 1, 18));

        await care.DecideOpenAsync(Person.Officer, TaskKinds.ExtendClock, "extend", new { lastDay = "2026-01-30" });
        var task = await care.TaskAsync(TaskKinds.ExtendClock);
        (await care.DecideAsync(Person.Officer, task, "extend", new { lastDay = "2026-02-08" })).ProblemCode.ShouldBe("already-extended");
        (await care.DecideAsync(Person.Officer, task, "extend", new { lastDay = "2026-01-30" })).ProblemCode.ShouldBe("not-later");
        (await care.DecideAsync(Person.Officer, task, "extend", new { lastDay = "2026-02-07" })).Status.ShouldBe(HttpStatusCode.OK);
        (await ClocksAsync(care)).ShouldHaveSingleItem()["until"]!.GetValue<string>().ShouldBe("2026-02-07");
    }

    [Fact]
    public async Task GoesOn_NobodyDecides_EscalatesWeeklyAndTakesALateDecision()
    {
        await using var care = await CareApplication.StartAsync();
        var id = await StartAsync(care, SampleClocks.Review);

        await care.AdvanceAsync(TimeSpan.FromDays(64));
        var told = (await care.TakeNotificationsAsync()).Where(one => one["kind"]!.GetValue<string>() == "reminder")
            .Select(one => $"{one["at"]!.GetValue<DateTimeOffset>():MM-dd} {one["to"]}").Order();
        told.ShouldBe(["02-09 operational-team", "02-16 operational-team", "02-23 team-manager", "03-02 team-manager", "03-09 team-manager"]);
        (await care.NoteStepsAsync()).ShouldBe(["started", "overdue-after-2026-02-23"]);

        await care.DecideOpenAsync(Person.Triage, TaskKinds.DecideClock, "completed");

        (await ResultAsync(care, id)).Decision!.Late.ShouldBeTrue();
        (await care.NotesAsync())[^1]["what"]!.GetValue<string>().ShouldContain("Decided late.");
    }

    [Fact]
    public async Task GoesOn_PaidTooMuch_EveryWorkingDayNamesTheSum()
    {
        await using var care = await CareApplication.StartAsync();
        await StartAsync(care, SampleClocks.EndWatch, new LocalDate(2026, 1, 8), values: new() { ["weeklyRate"] = "350.50" });

        await care.AdvanceAsync(TimeSpan.FromDays(8));

        (await care.TakeNotificationsAsync()).Where(one => one["kind"]!.GetValue<string>() == "reminder" && one["to"]!.GetValue<string>() == "finance")
            .OrderBy(one => one["at"]!.GetValue<DateTimeOffset>()).Select(one => one["text"]!.GetValue<string>().Split("so far: ").Skip(1).FirstOrDefault())
            .ShouldBe([null, "£50.07.", "£200.29.", "£250.36."]);
    }

    [Fact]
    public async Task Start_LastDayOverAlready_LapsesAtOnceWithANote()
    {
        await using var care = await CareApplication.StartAsync();
        var id = await StartAsync(care, SampleClocks.Hold, new LocalDate(2026, 1, 3));

        (await ResultAsync(care, id)).Outcome.ShouldBe("lapsed");
        (await care.NoteStepsAsync()).ShouldBe(["started", "lapsed"]);
        (await care.TasksAsync(state: "any")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Decide_AtTheVeryEnd_IsRefused_ASecondBeforeItCounts()
    {
        await using var care = await CareApplication.StartAsync();
        var id = await StartAsync(care, SampleClocks.Hold, new LocalDate(2026, 1, 6));
        await care.AdvanceToAsync(new DateTimeOffset(2026, 1, 6, 23, 59, 59, TimeSpan.Zero));
        var task = await care.TaskAsync(TaskKinds.DecideClock);

        // The moment comes while nothing has run yet: the timer has not fired, and the route alone must refuse.
        care.Embedded.Clock.Advance(TimeSpan.FromSeconds(1));
        (await care.StaffAsync(Person.Officer, HttpMethod.Post, $"/api/tasks/{task}/decision", new { outcome = "let-go", reason = "Too late." })).ProblemCode.ShouldBe("expired");

        await care.RunAsync();
        (await ResultAsync(care, id)).Outcome.ShouldBe("lapsed");
    }

    [Fact]
    public async Task Decide_LastSecondAndTheEventIsLost_TheRowStillWins()
    {
        await using var care = await CareApplication.StartAsync();
        var id = await StartAsync(care, SampleClocks.Hold, new LocalDate(2026, 1, 6));
        await care.AdvanceToAsync(new DateTimeOffset(2026, 1, 6, 23, 59, 59, TimeSpan.Zero));

        // What a process leaves behind that dies between writing the decision and telling the clock.
        var tasks = care.Embedded.Services.GetRequiredService<TaskTable>();
        var (task, version) = (await tasks.FindAsync(await care.TaskAsync(TaskKinds.DecideClock), CancellationToken.None))!.Value;
        var decision = new TaskDecision
        {
            Outcome = "let-go",
            Reason = "In the last second.",
            ById = "officer",
            ByName = "Ada Officer (invented)",
            Role = "SourcingCare",
            At = care.Embedded.Clock.GetUtcNow(),
        };
        (await tasks.TryDecideAsync(task with { State = TaskState.Decided, Decision = decision }, version, CancellationToken.None)).ShouldBeTrue();
        await care.AdvanceAsync(TimeSpan.FromHours(1));

        var result = await ResultAsync(care, id);
        result.Outcome.ShouldBe("let-go");
        result.Decision!.Late.ShouldBeFalse();
        (await care.NoteStepsAsync()).ShouldBe(["started", "decided"]);
    }

    [Fact]
    public async Task Decide_AndExtendInTheSameMoment_TheDecisionCountsAndTheOtherIsTold()
    {
        await using var care = await CareApplication.StartAsync();
        var id = await StartAsync(care, SampleClocks.Hold, new LocalDate(2026, 1, 18));
        var (decide, extend) = (await care.TaskAsync(TaskKinds.DecideClock), await care.TaskAsync(TaskKinds.ExtendClock));
        await care.TakeNotificationsAsync();

        // Both rows are written before the clock takes its next step.
        await care.Embedded.DurableClient.SuspendInstanceAsync(id);
        await care.StaffAsync(Person.Officer, HttpMethod.Post, $"/api/tasks/{decide}/decision", new { outcome = "let-go", reason = "Not suitable." });
        await care.StaffAsync(Person.Manager, HttpMethod.Post, $"/api/tasks/{extend}/decision", new { outcome = "extend", reason = "More time." });
        await care.Embedded.DurableClient.ResumeInstanceAsync(id);
        await care.RunAsync();

        (await ResultAsync(care, id)).Outcome.ShouldBe("let-go");
        (await care.NoteStepsAsync()).ShouldBe(["started", "decided", "extension-overtaken"]);
        (await care.TakeNotificationsAsync()).ShouldContain(one => one["kind"]!.GetValue<string>() == "clock-overtaken");
    }

    [Fact]
    public async Task Decide_WhileItsLastDayIsMovedIntoThePast_LapsesAndTheOtherIsTold()
    {
        await using var care = await CareApplication.StartAsync();
        var id = await StartAsync(care, SampleClocks.Hold, new LocalDate(2026, 1, 18));
        await care.AdvanceAsync(TimeSpan.FromDays(4));
        var (decide, amend) = (await care.TaskAsync(TaskKinds.DecideClock), await care.TaskAsync(TaskKinds.AmendClock));
        await care.TakeNotificationsAsync();

        // Both rows are written, the amendment's first, before the clock takes its next step.
        await care.Embedded.DurableClient.SuspendInstanceAsync(id);
        await care.StaffAsync(Person.Officer, HttpMethod.Post, $"/api/tasks/{amend}/decision", new { outcome = "amend", reason = "It was only to the 6th.", details = new { lastDay = "2026-01-06" } });
        await care.RunAsync();
        var tasks = care.Embedded.Services.GetRequiredService<TaskTable>();
        var (task, version) = (await tasks.FindAsync(decide, CancellationToken.None))!.Value;
        var decision = new TaskDecision { Outcome = "let-go", Reason = "Let go.", ById = "officer", ByName = "Ada Officer (invented)", Role = "SourcingCare", At = care.Embedded.Clock.GetUtcNow() };
        await tasks.TryDecideAsync(task with { State = TaskState.Decided, Decision = decision }, version, CancellationToken.None);
        await care.Embedded.DurableClient.ResumeInstanceAsync(id);
        await care.RunAsync();

        (await ResultAsync(care, id)).Outcome.ShouldBe("lapsed");
        (await care.NoteStepsAsync()).ShouldBe(["started", "amended-1", "decision-overtaken", "lapsed"]);
        (await care.TakeNotificationsAsync()).ShouldContain(one => one["kind"]!.GetValue<string>() == "clock-overtaken");
    }

    [Fact]
    public async Task CaseEnds_ClockRuns_EndsWithANoteAndNoTasks()
    {
        await using var care = await CareApplication.StartAsync();
        var id = await StartAsync(care, SampleClocks.Hold, new LocalDate(2026, 1, 18));

        await care.Embedded.DurableClient.RaiseEventAsync(id, CaseEnding.Event, new CaseEnding("died", "Ada Officer (invented)", care.Embedded.Clock.GetUtcNow()));
        await care.RunAsync();

        (await ResultAsync(care, id)).Outcome.ShouldBe("case-ended");
        (await care.TasksAsync(state: "superseded")).Count.ShouldBe(3);
        (await care.NotesAsync())[^1]["what"]!.GetValue<string>().ShouldContain("(died)");
    }

    [Fact]
    public async Task Settled_WhatItWatchesForComes_EndsWithThatOutcome()
    {
        await using var care = await CareApplication.StartAsync();
        var id = await StartAsync(care, SampleClocks.EndWatch, new LocalDate(2026, 1, 8));

        await care.Embedded.DurableClient.RaiseEventAsync(id, ClockSettlement.Event, new ClockSettlement("deactivated", "SWIFT (connector)", "The service is deactivated."));
        await care.RunAsync();

        (await ResultAsync(care, id)).Outcome.ShouldBe("deactivated");
        (await care.NotesAsync())[^1]["who"]!.GetValue<string>().ShouldBe("SWIFT (connector)");
    }

    [Fact]
    public async Task Status_WhileItRuns_SaysAllOfIt()
    {
        await using var care = await CareApplication.StartAsync();
        await StartAsync(care, SampleClocks.Hold, new LocalDate(2026, 1, 18));

        var clock = (await ClocksAsync(care)).ShouldHaveSingleItem();
        clock["clock"]!.GetValue<string>().ShouldBe("placement-hold");
        clock["state"]!.GetValue<string>().ShouldBe("Running");
        clock["waitingFor"]!.GetValue<string>().ShouldBe("sourcing-care-officer");
        var status = clock["status"]!;
        status["what"]!.GetValue<string>().ShouldBe("Take the place or let it go by 2026-01-18.");
        status["until"]!.GetValue<string>().ShouldBe("2026-01-18");
        status["nextReminder"]!.GetValue<DateTimeOffset>().ShouldBe(new DateTimeOffset(2026, 1, 9, 9, 0, 0, TimeSpan.Zero));
        status["then"]!.GetValue<string>().ShouldContain("lapse");
        status["clauses"]!.AsArray().Select(one => one!.GetValue<string>()).ShouldBe(["SOM-BIN-16"]);
        (await care.CaseAsync())["clocks"]![0]!["lastDay"]!.GetValue<string>().ShouldBe("2026-01-18");
        (await care.GetAsync(Person.Officer, "/api/clocks?council=nowhere")).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await care.GetAsync(Person.Officer, "/api/clocks?council=croydon")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Restart_InTheMiddle_GoesOnWhereItWas(bool evict)
    {
        await using var care = await CareApplication.StartAsync(evict);
        var id = await StartAsync(care, SampleClocks.Hold, new LocalDate(2026, 1, 18));
        await care.AdvanceAsync(TimeSpan.FromDays(5));
        await care.Embedded.RestartAsync(TimeSpan.FromDays(7));
        await care.RunAsync();
        await care.DecideOpenAsync(Person.SecondManager, TaskKinds.ExtendClock, "extend");
        await care.Embedded.RestartAsync();
        await care.AdvanceToAsync(new DateTimeOffset(2026, 2, 2, 0, 0, 0, TimeSpan.Zero));

        (await ResultAsync(care, id)).Outcome.ShouldBe("lapsed");
        (await care.NoteStepsAsync()).ShouldBe(["started", "extended-1", "lapsed"]);
        // That of the 16th went out late, when the application was up again; none twice.
        (await care.TakeNotificationsAsync()).Where(one => one["kind"]!.GetValue<string>() == "reminder" && one["to"]!.GetValue<string>() == "triage")
            .Select(one => $"{one["at"]!.GetValue<DateTimeOffset>():MM-dd HH:mm}").Order().ShouldBe(["01-09 09:00", "01-17 09:00", "01-23 09:00", "01-30 09:00"]);
    }

    private static async Task<string> StartAsync(
        CareApplication care, ClockRule clock, LocalDate? lastDay = null, string? requestedBy = null, Dictionary<string, string>? values = null)
    {
        CaseReference.TryParse(care.Reference, out var reference).ShouldBeTrue();
        var id = "clock-" + Guid.NewGuid().ToString("n");
        await care.Embedded.DurableClient.ScheduleNewOrchestrationInstanceAsync(
            TimeBoxOrchestration.Name,
            new TimeBoxStart
            {
                Clock = clock,
                Case = reference!,
                Service = "domiciliary-care",
                FirstDay = Today,
                LastDay = lastDay,
                RequestedBy = requestedBy,
                Values = values ?? [],
            },
            new StartOrchestrationOptions(id));
        await care.RunAsync();
        return id;
    }

    private static async Task<string> IdOfAsync(CareApplication care, Person person)
    {
        using var client = await care.Embedded.SignInAsync(person.Name, person.Roles, new Dictionary<string, string> { ["council"] = person.Council });
        var me = JsonNode.Parse(await client.GetStringAsync("/.auth/me"))!;
        return me[0]!["user_claims"]!.AsArray().First(claim => claim!["typ"]!.GetValue<string>().EndsWith("objectidentifier", StringComparison.Ordinal))!["val"]!.GetValue<string>();
    }

    private static async Task<TimeBoxResult> ResultAsync(CareApplication care, string id)
    {
        var found = await care.Embedded.DurableClient.GetInstanceAsync(id, getInputsAndOutputs: true);
        found!.RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Completed, found.ToString());
        return found.ReadOutputAs<TimeBoxResult>()!;
    }

    private static async Task<OrchestrationRuntimeStatus> StateAsync(CareApplication care, string id) =>
        (await care.Embedded.DurableClient.GetInstanceAsync(id))!.RuntimeStatus;

    private static async Task<IReadOnlyList<JsonNode>> ClocksAsync(CareApplication care) =>
        [.. (await care.GetAsync(Person.Officer, $"/api/clocks?case={care.Reference}")).Json["clocks"]!.AsArray().Select(one => one!)];
}
