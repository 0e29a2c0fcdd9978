using System.Text.Json.Nodes;
using CareFunctions.Core.Commands;
using CareFunctions.Core.Councils;
using CareFunctions.Core.Tasks;
using CareFunctions.FailureDesk;
using CareFunctions.Sweep;
using CareFunctions.SystemCommands.Connectors;
using CareFunctions.Tasks;
using CareFunctions.Tests.Testing;
using CareFunctions.Work;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace CareFunctions.Tests.Sweep;

/// <summary>The tests share a storage account, so a sweep finds other tests' orphans too: each test looks for its own case or ids.</summary>
public sealed class DailySweepTests
{
    private static readonly DateTimeOffset Tuesday = new(2026, 1, 6, 6, 30, 0, TimeSpan.Zero);

    [Fact]
    public async Task Sweep_EverythingAsItShouldBe_FindsNothing()
    {
        await using var care = await CareApplication.StartAsync(sweep: true);
        await AuthoriseAsync(care);
        await care.DecideOpenAsync(Person.Officer, TaskKinds.CarryOutCommand, "confirm");

        // Over reminders, an extension, the expiry and the change back.
        await care.DecideOpenAsync(Person.Manager, TaskKinds.ExtendTemporaryIncrease, "extend");
        await care.AdvanceAsync(TimeSpan.FromDays(30));
        await care.DecideOpenAsync(Person.Officer, TaskKinds.CarryOutCommand, "confirm");
        await care.AdvanceAsync(TimeSpan.FromDays(3));

        (await FoundAsync(care, care.Reference)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Procedure_StoppedWithOpenTasks_IsFoundOnceOnHoweverManyMornings()
    {
        await using var care = await CareApplication.StartAsync(sweep: true);
        var instance = await AuthoriseAsync(care);
        await care.Embedded.DurableClient.TerminateInstanceAsync(instance);
        await care.RunAsync();
        (await FoundAsync(care, care.Reference)).ShouldBeEmpty();

        await care.AdvanceToAsync(Tuesday);

        var found = await FoundAsync(care, care.Reference);
        found.Count(code => code == TaskCheck.WithoutProcedure).ShouldBe((await care.TasksAsync()).Count);
        found.Count(code => code == IncreaseCheck.NotRunning).ShouldBe(1);
        await care.AdvanceAsync(TimeSpan.FromDays(4));
        (await FoundAsync(care, care.Reference)).Count.ShouldBe(found.Count);
    }

    [Fact]
    public async Task Sweep_MissedWhileTheApplicationWasDown_IsMadeUpFor()
    {
        await using var care = await CareApplication.StartAsync(sweep: true);
        var instance = await AuthoriseAsync(care);
        await care.Embedded.DurableClient.TerminateInstanceAsync(instance);
        await care.RunAsync();

        // Down from Monday to Thursday noon: two sweeps were missed, one is made up for.
        await care.Embedded.RestartAsync(TimeSpan.FromDays(3) + TimeSpan.FromHours(3));
        await care.RunAsync();

        (await FoundAsync(care, care.Reference)).ShouldContain(IncreaseCheck.NotRunning);
    }

    [Fact]
    public async Task Sweep_OverAWeekend_WaitsForTheNextWorkingMorning()
    {
        await using var care = await CareApplication.StartAsync(sweep: true);
        var instance = await AuthoriseAsync(care);
        await care.AdvanceToAsync(new DateTimeOffset(2026, 1, 9, 12, 0, 0, TimeSpan.Zero));
        await care.Embedded.DurableClient.TerminateInstanceAsync(instance);

        await care.AdvanceToAsync(new DateTimeOffset(2026, 1, 12, 6, 29, 59, TimeSpan.Zero));
        (await FoundAsync(care, care.Reference)).ShouldBeEmpty();
        await care.AdvanceAsync(TimeSpan.FromSeconds(1));

        (await FoundAsync(care, care.Reference)).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Tasks_OpenPastTheirEndOrForgotten_AreFoundEachByItsCode()
    {
        await using var care = await CareApplication.StartAsync(sweep: true);
        var instance = await AuthoriseAsync(care);
        var tasks = care.Embedded.Services.GetRequiredService<TaskTable>();
        var now = care.Embedded.Clock.GetUtcNow();
        var clock = Synthetic(care, instance, "clock", "decide-something", now) with { ExpiresAt = now.AddHours(2) };
        await tasks.AddAsync(clock, CancellationToken.None);
        await tasks.AddAsync(Synthetic(care, instance, "other", "find-something", now), CancellationToken.None);

        await care.AdvanceToAsync(Tuesday);
        (await FoundAsync(care, care.Reference)).ShouldBe([TaskCheck.PastItsEnd]);

        // Everything was due at the end of Tuesday: a working week later is the next Tuesday, and the Wednesday's sweep finds it.
        await care.AdvanceToAsync(new DateTimeOffset(2026, 1, 13, 12, 0, 0, TimeSpan.Zero));
        (await FoundAsync(care, care.Reference)).ShouldBe([TaskCheck.PastItsEnd]);
        await care.AdvanceToAsync(new DateTimeOffset(2026, 1, 14, 12, 0, 0, TimeSpan.Zero));
        (await FoundAsync(care, care.Reference)).ShouldBe([TaskCheck.Unconfirmed, TaskCheck.Forgotten, TaskCheck.PastItsEnd], ignoreOrder: true);
    }

    [Fact]
    public async Task Decision_ThatItsProcedureDoesNotTakeUp_IsFoundAfterADay()
    {
        await using var care = await CareApplication.StartAsync(sweep: true);
        var instance = await AuthoriseAsync(care);
        var tasks = care.Embedded.Services.GetRequiredService<TaskTable>();
        var now = care.Embedded.Clock.GetUtcNow();
        var (task, _) = await tasks.AddAsync(Synthetic(care, instance, "unheard", "decide-something", now), CancellationToken.None);
        var (_, version) = (await tasks.FindAsync(task.Id, CancellationToken.None))!.Value;
        var decision = new TaskDecision { Outcome = "done", Reason = "Because.", ById = "o", ByName = "O (invented)", Role = "SourcingCare", At = now, Late = false, Details = new Dictionary<string, string>() };
        (await tasks.TryDecideAsync(task with { State = TaskState.Decided, Decision = decision }, version, CancellationToken.None)).ShouldBeTrue();

        await care.AdvanceToAsync(Tuesday);
        (await FoundAsync(care, task.Id)).ShouldBeEmpty();
        await care.AdvanceAsync(TimeSpan.FromDays(1));

        (await FoundAsync(care, task.Id)).ShouldBe([TaskCheck.NotTakenUp]);
    }

    [Fact]
    public async Task RegisteredWork_WithoutAnInstance_IsFound()
    {
        await using var care = await CareApplication.StartAsync(sweep: true);
        var instance = "event-" + Guid.NewGuid().ToString("n");
        await care.Embedded.Services.GetRequiredService<RunningWorkTable>().RegisterAsync(
            new RunningWork
            {
                InstanceId = instance,
                Case = Reference(care),
                Kind = RunningWorkKind.Clock,
                Id = "placement-hold",
                Since = care.Embedded.Clock.GetUtcNow(),
                LastDay = new LocalDate(2026, 1, 9),
            },
            CancellationToken.None);

        await care.AdvanceToAsync(Tuesday);

        (await FoundAsync(care, instance)).ShouldBe([RunningWorkCheck.NotRunning]);
    }

    [Fact]
    public async Task Orchestration_ThatFailedWithoutAWord_IsRecordedAsTheProcedureItself()
    {
        await using var care = await CareApplication.StartAsync(sweep: true);
        var instance = "event-" + Guid.NewGuid().ToString("n");
        await care.Embedded.DurableClient.ScheduleNewOrchestrationInstanceAsync("NoSuchProcedure", null, new StartOrchestrationOptions(instance));

        await care.AdvanceToAsync(Tuesday);

        var failure = (await care.AllAsync(Person.Desk, "/api/failures?source=procedure", "failures"))
            .Single(one => one["messageId"]!.GetValue<string>() == instance);
        failure["id"]!.GetValue<string>().ShouldBe(FailureTable.IdOf("procedure", instance));
    }

    [Fact]
    public async Task Delivery_LongAfterItsCommandBecameATask_IsFound()
    {
        await using var care = await CareApplication.StartAsync(sweep: true, settings: new Dictionary<string, string?>
        {
            ["Care:HttpConnectors:proactis:Url"] = "http://127.0.0.1:9/commands",
            ["Care:HttpConnectors:proactis:TokenUrl"] = "http://127.0.0.1:9/token",
            ["Care:HttpConnectors:proactis:ClientId"] = "c",
            ["Care:HttpConnectors:proactis:ClientSecret"] = "s",
            ["Care:HttpConnectors:proactis:SigningKey"] = new string('k', 32),
        });
        var basis = new CommandBasis("i", care.Reference, "proactis", "Proactis", Reference(care), "domiciliary-care", ["SOM-DOM-18"], "A test.");
        var command = NewCommand.Award(basis, "p", new LocalDate(2026, 1, 6));
        var instance = ConnectorDelivery.InstanceOf(command.CorrelationId);
        await care.Embedded.DurableClient.ScheduleNewOrchestrationInstanceAsync(
            ConnectorDelivery.Name, new ConnectorDispatch(command, care.Embedded.Clock.GetUtcNow().AddDays(5)), new StartOrchestrationOptions(instance));

        await care.AdvanceToAsync(Tuesday.AddDays(1));
        (await FoundAsync(care, instance)).ShouldBeEmpty();
        await care.AdvanceAsync(TimeSpan.FromDays(1));

        (await FoundAsync(care, instance)).ShouldBe([TaskHubCheck.StillDelivering]);
    }

    private static async Task<string> AuthoriseAsync(CareApplication care)
    {
        await care.RegisterAsync();
        await care.SendAsync("provider-emails", care.Email());
        var task = (await care.TasksAsync(TaskKinds.AuthoriseTemporaryIncrease)).ShouldHaveSingleItem();
        await care.DecideOpenAsync(Person.Officer, TaskKinds.AuthoriseTemporaryIncrease, "authorise");
        return task["instanceId"]!.GetValue<string>();
    }

    private static CareTask Synthetic(CareApplication care, string instance, string step, string kind, DateTimeOffset now) => new()
    {
        Id = TaskTable.IdOf(Council.Somerset, instance, step),
        Council = Council.Somerset,
        Case = Reference(care),
        InstanceId = instance,
        Kind = kind,
        Title = "Made by a test.",
        Team = "Sourcing Care",
        Role = "SourcingCare",
        Clauses = ["SOM-INC-05"],
        Outcomes = ["done"],
        Next = "Nothing.",
        OpenedAt = now,
        DueAt = TaskClock.DueAt(now),
    };

    private static CaseReference Reference(CareApplication care) =>
        CaseReference.TryParse(care.Reference, out var reference) ? reference : throw new InvalidOperationException(care.Reference);

    // The codes of what was found about a case or an id.
    private static async Task<IReadOnlyList<string>> FoundAsync(CareApplication care, string about) =>
    [
        .. (await care.AllAsync(Person.Desk, $"/api/failures?source={DailySweep.Source}", "failures"))
            .Where(one => Says(one, about)).Select(one => one["reasons"]![0]!["code"]!.GetValue<string>()),
    ];

    private static bool Says(JsonNode failure, string about) =>
        failure["messageId"]!.GetValue<string>() == about || failure["reasons"]![0]!["detail"]!.GetValue<string>().Contains(about, StringComparison.Ordinal);
}
