using CareFunctions.Cases;
using CareFunctions.Core.Calendar;
using CareFunctions.Core.Commands;
using CareFunctions.Core.Councils;
using CareFunctions.Core.Packages;
using CareFunctions.Core.Procedures;
using CareFunctions.Increases;
using CareFunctions.Orchestration;
using CareFunctions.PenPictures;
using CareFunctions.Staff;
using CareFunctions.SystemCommands;
using CareFunctions.Tasks;
using CareFunctions.TimeBoxes;
using Microsoft.DurableTask;
using NodaTime;
using TaskKinds = CareFunctions.Core.Tasks.TaskKinds;

namespace CareFunctions.Procedures;

/// <summary>What a procedure does to the world, over an orchestration's context: tasks, commands, notifications, notes, clocks and other procedures. Each is made
/// once for its key, however often it is tried.</summary>
internal sealed class DurableEffects(
    TaskOrchestrationContext context, ProcedureWork work, CaseSteps steps, string byItself, Task<CaseEnding> caseEnded) : IProcedureEffects
{
    private const string Confirmed = "confirmed";

    /// <inheritdoc />
    public LocalDate Today => LondonCalendar.DateAt(Instant.FromDateTimeUtc(context.CurrentUtcDateTime));

    /// <inheritdoc />
    public bool CaseHasEnded => caseEnded.IsCompleted;

    private ProcedureStart Start => work.Start;

    // What runs beside is about the case's own package only when a request could have started it as well.
    private bool IsAboutThePackage => !work.Beside || Start.Plan.Procedures.First(one => one.Id == Start.Plan.Procedure).Starts is not null;

    /// <inheritdoc />
    public async Task<StepResult> AskAsync(Asking asking)
    {
        var decision = await HumanTask.AskAsync(
            context, StepTask.Of(steps, Start, asking), caseEnded, asking.Step.PenPicture is null ? null : AnswerByPictureAsync);
        return decision is null
            ? StepResult.Of(StepResult.CaseEnded)
            : new StepResult(decision.Outcome, decision.Details, new DecidedBy(decision.ById, decision.ByName, decision.Role, decision.Reason, decision.Late));
    }

    /// <inheritdoc />
    public async Task ChangeAsync(Changing changing)
    {
        var watch = changing.Watch is { } clock ? RunClockAsync(clock) : null;
        var system = Start.Plan.NameOf(changing.System);
        var owner = new CommandOwner(Start.Plan.NameOf(changing.Owner), StaffRole.FromRulebook(changing.By));
        var basis = new CommandBasis(context.InstanceId, changing.Key, changing.System, system, Start.Case, Start.Service, changing.Clauses, changing.What);
        var (command, lacking) = StepCommand.Of(changing, basis);
        await ArrangedAsync(changing);
        await StandsAsync(changing, command);
        var by = command is not null
            ? await SystemChange.ApplyAsync(context, steps, changing.Key, command, owner)
            : await ByHandAsync(changing, system, owner, lacking!);
        await AmendedAsync(changing);
        if (watch is not null)
        {
            // What it watched for has come about; a person may have said so before.
            if (!watch.IsCompleted)
            {
                context.SendEvent(ClockInstance(changing.Watch!.Key), ClockSettlement.Event, new ClockSettlement(Confirmed, by, $"{system} has confirmed the change."));
            }

            await watch;
        }
    }

    /// <inheritdoc />
    public Task TellAsync(Telling telling) => steps.NotifyAsync(
        telling.Key, telling.Step.Id, telling.To == "from-team" ? Start.FromTeam : telling.To, telling.Text, telling.Clauses, []);

    /// <inheritdoc />
    public Task NoteAsync(Noting noting) => noting.By is { } by
        ? steps.NoteAsync(noting.Key, $"{by.Name} ({by.Role})", $"{noting.Text}{(by.Late ? " Decided late." : "")} Reason: {by.Reason}", string.Join(", ", noting.Clauses))
        : steps.NoteAsync(noting.Key, byItself, noting.Text, string.Join(", ", noting.Clauses));

    /// <inheritdoc />
    public async Task<StepResult> ClockAsync(Clocking clocking)
    {
        var result = await OrEndedAsync(RunClockAsync(clocking), ClockInstance(clocking.Key));
        var by = result.Decision is { } decision ? new DecidedBy(decision.ById, decision.ByName, decision.Role, decision.Reason, decision.Late) : null;
        return new StepResult(result.Outcome, result.Values, by, result.LastDay);
    }

    /// <inheritdoc />
    public async Task<StepResult> IncreaseAsync(Increasing increasing)
    {
        var instance = WorkIdentity.ForStep(context.InstanceId, increasing.Key);
        return StepIncrease.ResultOf(await OrEndedAsync(
            context.CallSubOrchestratorAsync<IncreaseResult>(
                TemporaryIncreaseOrchestration.Name, StepIncrease.Of(context, Start, increasing), new SubOrchestrationOptions(instanceId: instance)),
            instance));
    }

    /// <inheritdoc />
    public async Task<StepResult> RunAsync(Running running)
    {
        var instance = WorkIdentity.ForStep(context.InstanceId, running.Key);
        var other = new ProcedureWork(running.Start, running.Beside || work.Beside);
        if (running.Beside)
        {
            await context.CallActivityAsync(ProcedureActivities.Begin, new BeginningProcedure(instance, other with { BegunBy = context.InstanceId }, context.CurrentUtcDateTime), Retry.Always);
            return StepResult.Of("started");
        }

        var result = await OrEndedAsync(
            context.CallSubOrchestratorAsync<ProcedureResult>(ProcedureOrchestration.Name, other, new SubOrchestrationOptions(instanceId: instance)), instance);
        return new StepResult(result.Outcome, result.Values);
    }

    // One that was confirmed before the question was asked answers it as well as one that is confirmed while it waits.
    private async Task AnswerByPictureAsync(OpenedTask opened) => await context.CallActivityAsync<Answering>(
        PenPictureActivities.AnswerFromConfirmed, new AwaitedPenPicture(opened.TaskId, Start.Case, Start.Service, Start.ReceivedAt), Retry.Always);

    private string ClockInstance(string key) => WorkIdentity.ForStep(context.InstanceId, key);

    private Task<TimeBoxResult> RunClockAsync(Clocking clocking) => context.CallSubOrchestratorAsync<TimeBoxResult>(
        TimeBoxOrchestration.Name,
        new TimeBoxStart
        {
            Clock = clocking.Clock,
            Case = Start.Case,
            Service = Start.Service,
            FirstDay = clocking.FirstDay,
            LastDay = clocking.LastDay,
            RequestedBy = Start.RequestedBy,
            Values = clocking.Values,
            Names = clocking.Clock.Mentions.ToDictionary(id => id, Start.Plan.NameOf),
            Clauses = clocking.Step.Clauses,
            Step = clocking.Step.Id,
        },
        new SubOrchestrationOptions(instanceId: ClockInstance(clocking.Key)));

    // What is waited for hears of the case's end from here, so that none is left running that nobody waits for.
    private async Task<T> OrEndedAsync<T>(Task<T> running, string instance)
    {
        if (await Task.WhenAny(running, caseEnded) != running)
        {
            context.SendEvent(instance, CaseEnding.Event, await caseEnded);
        }

        return await running;
    }

    private async Task<string> ByHandAsync(Changing changing, string system, CommandOwner owner, string lacking)
    {
        var decision = await HumanTask.AskAsync(context, steps.Task(TaskKinds.CarryOutCommand, changing.Key) with
        {
            Title = $"Enter in {system}: {changing.What} It cannot be sent as a command, because {lacking}",
            Team = owner.Team,
            Role = owner.Role,
            Clauses = changing.Clauses,
            Outcomes = ["confirm"],
            Facts = changing.Values,
            Next = $"When it is confirmed, the case note is written. Until then {system} is wrong, and a reminder goes out every working day.",
        });
        await steps.NoteAsync(changing.Key, decision, $"Entered in {system}: {changing.What}", changing.Clauses[0]);
        return $"{decision.ByName} ({decision.Role})";
    }

    // A package that is awarded is the case's from then on: its provider's emails are believed.
    private async Task ArrangedAsync(Changing changing)
    {
        if (IsAboutThePackage && changing.Kind is CommandKind.Award or CommandKind.Activate && changing.Values.TryGetValue("provider", out var provider))
        {
            var hours = RequestValues.Number(changing.Values, "hoursPerWeek") ?? RequestValues.Number(changing.Values, "hoursPerWeekTo");
            await context.CallActivityAsync(
                CaseActivities.Award,
                new PackageOfCare(Start.Case, Start.Service, hours, provider, []) { WeeklyRate = RequestValues.Number(changing.Values, "weeklyRate") },
                Retry.Always);
        }
    }

    // Kept when the change is begun, as it is then seen through: what comes in while a person types it in is already meant for the service as it will stand.
    private async Task StandsAsync(Changing changing, SystemCommand? command)
    {
        if (Start.Plan.KeepsServiceStates && IsAboutThePackage && ServiceState.StandingAfter(changing.Kind) is { } standing)
        {
            var lastDay = standing == ServiceStanding.Open ? null : command?.EndDate;
            await context.CallActivityAsync(
                CaseActivities.KeepState,
                new ServiceState(Start.Case, Start.Service, standing, command?.EffectiveDate, lastDay, context.CurrentUtcDateTime),
                Retry.Always);
        }
    }

    private async Task AmendedAsync(Changing changing)
    {
        if (IsAboutThePackage && changing.Kind == CommandKind.Amend)
        {
            var hours = RequestValues.Number(changing.Values, "hoursPerWeekTo") ?? RequestValues.Number(changing.Values, "hoursPerWeek");
            var rate = RequestValues.Number(changing.Values, "weeklyRate");
            await context.CallActivityAsync(CaseActivities.Amend, new AmendedHours(Start.Case, hours, rate, RequestValues.Number(changing.Values, "hoursPerWeekFrom")), Retry.Always);
        }
    }
}
