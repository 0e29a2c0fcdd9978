using CareFunctions.Core.Tasks;
using CareFunctions.Core.TimeBoxes;
using CareFunctions.Orchestration;
using CareFunctions.Procedures;
using CareFunctions.Tasks;
using CareFunctions.Work;
using Microsoft.DurableTask;
using NodaTime;
using NodaTime.Text;

namespace CareFunctions.TimeBoxes;

/// <summary>One clock while it runs: what it waits for next, and what follows from what comes. The task table says which of a decision and a lapse came first.</summary>
internal sealed class RunningTimeBox
{
    private const string ByItself = "CareFunctions (clock)";

    private readonly TaskOrchestrationContext _context;
    private readonly TimeBoxStart _start;
    private readonly CaseSteps _steps;
    private readonly ClockWords _words;
    private readonly ClockTasks _tasks;
    private readonly DateTimeOffset _since;
    private readonly ClockDoor _decide;
    private readonly ClockDoor _extend;
    private readonly ClockDoor _amend;
    private readonly Task<CaseEnding> _caseEnded;
    private readonly Task<ClockSettlement> _settled;
    private TimeBox _box = null!;
    private TaskDecision? _decision;
    private bool _overdueNoted;

    public RunningTimeBox(TaskOrchestrationContext context, TimeBoxStart start)
    {
        (_context, _start, _since) = (context, start, context.CurrentUtcDateTime);
        _steps = new CaseSteps(context, start.Case);
        _words = new ClockWords(start);
        _tasks = new ClockTasks(_steps, start, _words);
        (_decide, _extend, _amend) = (new ClockDoor(context), new ClockDoor(context), new ClockDoor(context));
        _caseEnded = context.WaitForExternalEvent<CaseEnding>(CaseEnding.Event);
        _settled = context.WaitForExternalEvent<ClockSettlement>(ClockSettlement.Event);
    }

    private ClockRule Clock => _start.Clock;

    private string Clause => _tasks.Clauses[0];

    private Instant Now => Instant.FromDateTimeUtc(_context.CurrentUtcDateTime);

    private Instant? EndsByItselfAt => Clock.AtEnd == ClockEnd.Lapses ? _box.EndsAt : null;

    private bool IsOver => Now >= EndsByItselfAt;

    /// <summary>Waits for the first of: a decision, the end of the time, the end of the case, what it watches for. Reminders, extensions and amendments come in between.</summary>
    public async Task<TimeBoxResult> RunAsync()
    {
        var begun = await _context.CallActivityAsync<TimeBoxOutcome>(
            TimeBoxActivities.Begin, new TimeBoxBeginning(_start, _since), Retry.Always);
        _box = begun.Next;
        await NoteAsync("started", $"{Clock.Name}: {begun.Sentence}");
        if (!_box.Closed)
        {
            await RegisterAsync();
            await _decide.OpenAsync(_tasks.Decide(_box));
            await OpenDoorsAsync();
            while (!_box.Closed)
            {
                _context.SetCustomStatus(Status());
                await StepAsync();
            }

            await CloseDoorsAsync();
            await _context.CallActivityAsync(RunningWorkActivities.Remove, new EndedWork(_start.Case, _context.InstanceId), Retry.Always);
        }

        if (_box.State == TimeBoxState.Lapsed)
        {
            await NoteAsync("lapsed", $"{Clock.Name}: nobody decided by the end of {ClockWords.Iso(_box.LastDay!.Value)}, so it has lapsed.");
        }

        return new TimeBoxResult(_box.Outcome!, _box.LastDay, _decision, _decision?.Details ?? new Dictionary<string, string>());
    }

    private async Task StepAsync()
    {
        if (IsOver)
        {
            await LapseAsync();
            return;
        }

        using var cancelTimer = new CancellationTokenSource();
        var next = NextMoment();
        var timer = next is { } moment ? _context.CreateTimer(moment.ToDateTimeUtc(), cancelTimer.Token) : null;
        List<Task> awaited = [_decide.Decision];
        awaited.AddRange(new[] { _extend, _amend }.Where(door => door.IsOpen).Select(door => door.Decision));
        awaited.AddRange([_caseEnded, _settled]);
        if (timer is not null)
        {
            awaited.Add(timer);
        }

        var first = await Task.WhenAny(awaited);
        if (first != timer)
        {
            cancelTimer.Cancel();
        }

        if (first == _decide.Decision)
        {
            await DecideAsync(await _decide.Decision);
        }
        else if (_extend.IsOpen && first == _extend.Decision)
        {
            await MoveLastDayAsync(_extend, TimeBoxEventKind.Extension, await _extend.Decision);
        }
        else if (_amend.IsOpen && first == _amend.Decision)
        {
            await MoveLastDayAsync(_amend, TimeBoxEventKind.Amendment, await _amend.Decision);
        }
        else if (first == _caseEnded)
        {
            await EndWithCaseAsync(await _caseEnded);
        }
        else if (first == _settled)
        {
            await SettleAsync(await _settled);
        }
        else if (next == EndsByItselfAt)
        {
            await LapseAsync();
        }
        else
        {
            await RemindAsync();
        }
    }

    // The rows say who came first: what was decided before they could be marked as expired still counts.
    private async Task LapseAsync()
    {
        if (await _extend.EndAsync(TaskState.Expired) is { } extension)
        {
            await MoveLastDayAsync(_extend, TimeBoxEventKind.Extension, extension);
        }
        else if (await _amend.EndAsync(TaskState.Expired) is { } amendment)
        {
            await MoveLastDayAsync(_amend, TimeBoxEventKind.Amendment, amendment);
        }
        else if (await _decide.EndAsync(TaskState.Expired) is { } decision)
        {
            await DecideAsync(decision);
        }
        else
        {
            await ExpireAsync();
        }
    }

    // Another machine's clock may ring this one's timer a little early.
    private Task<TimeBoxOutcome> ExpireAsync() => MoveAsync(new TimeBoxEvent(TimeBoxEventKind.Expiry, Instant.Max(Now, EndsByItselfAt!.Value)));

    private async Task DecideAsync(TaskDecision decision)
    {
        var outcome = await MoveAsync(new TimeBoxEvent(TimeBoxEventKind.Decision, At(decision), By(decision, Clock.Decide.By), decision.Outcome));
        if (outcome.Code == TimeBoxCodes.Late && Clock.AtEnd == ClockEnd.Lapses)
        {
            // Its last day was moved before this moment, and nobody had heard of that yet.
            await ExpireAsync();
            await OvertakenAsync("decision-overtaken", decision);
            await _decide.TakenUpAsync();
            return;
        }

        if (!outcome.Accepted)
        {
            throw new InvalidOperationException($"The decision on clock {_context.InstanceId} was refused when it was applied: {outcome.Code}.");
        }

        _decision = decision with { Late = outcome.Late };
        await _steps.NoteAsync("decided", _decision, $"{Clock.Name}: {decision.Outcome.Replace('-', ' ')}.", Clause);
        await _decide.TakenUpAsync();
    }

    private async Task MoveLastDayAsync(ClockDoor door, TimeBoxEventKind kind, TaskDecision decision)
    {
        var lastDay = decision.Details.TryGetValue(ClockRule.LastDayField, out var date) ? LocalDatePattern.Iso.Parse(date).Value : (LocalDate?)null;
        var outcome = await MoveAsync(new TimeBoxEvent(kind, At(decision), By(decision, kind == TimeBoxEventKind.Extension ? Clock.Extend!.By : Clock.Amend!.By), LastDay: lastDay));
        var step = FormattableString.Invariant($"{(kind == TimeBoxEventKind.Extension ? "extended" : "amended")}-{door.Openings}");
        var noted = decision with { Late = outcome.Late };
        if (outcome.Accepted)
        {
            _overdueNoted = false;
            await _steps.NoteAsync(step, noted, $"{Clock.Name}: {outcome.Sentence}", Clause);
            foreach (var told in Clock.Reminders.Tell)
            {
                await _steps.NotifyAsync(step + ":" + told, "clock-moved", told, $"{Clock.Name}: {outcome.Sentence}", Clause);
            }
        }
        else
        {
            await _steps.NoteAsync(step, noted, $"{Clock.Name}: not moved. {outcome.Sentence}", Clause);
            await _steps.NotifyAsync(step, "clock-not-moved", decision.Role, $"{Clock.Name}: your answer came too late to count. {outcome.Sentence}", Clause);
        }

        await door.TakenUpAsync();
        if (!IsOver)
        {
            await OpenDoorsAsync();
        }

        if (outcome.Accepted)
        {
            await RescheduleAsync();
            await RegisterAsync();
        }
    }

    private async Task RemindAsync()
    {
        // Another machine's clock may ring this one's timer a little early.
        var due = _box.NextReminder!.At;
        var outcome = await MoveAsync(new TimeBoxEvent(TimeBoxEventKind.ReminderDue, Now < due ? due : Now));
        if (outcome.Reminder is not { } reminder)
        {
            return;
        }

        foreach (var told in reminder.Tell)
        {
            await _steps.NotifyAsync($"reminder:{reminder.Key}:{told}", "reminder", told, _words.Reminder(_box, reminder), Clause);
        }

        if (reminder is { Escalates: true, DaysLeft: not null } && !_overdueNoted)
        {
            _overdueNoted = true;
            await NoteAsync("overdue-" + reminder.Key, $"{Clock.Name}: not decided by the end of {ClockWords.Iso(_box.LastDay!.Value)}. It goes on, and reminders with it.");
        }
    }

    private async Task EndWithCaseAsync(CaseEnding ending)
    {
        await MoveAsync(new TimeBoxEvent(TimeBoxEventKind.CaseEnded, Now));
        await _steps.NoteAsync("case-ended", ending.By ?? ByItself, $"{Clock.Name}: ends, because the case ended ({ending.Why}).", Clause);
    }

    private async Task SettleAsync(ClockSettlement settlement)
    {
        await MoveAsync(new TimeBoxEvent(TimeBoxEventKind.Settled, Now, Outcome: settlement.Outcome));
        await _steps.NoteAsync("settled", settlement.By, $"{Clock.Name}: ends. {settlement.Why}", Clause);
    }

    private async Task OpenDoorsAsync()
    {
        if (Clock.Extend is { } rule && !_extend.IsOpen && (rule.Times is null || _box.Extensions < rule.Times))
        {
            await _extend.OpenAsync(_tasks.Extend(_box, _extend.Openings + 1));
        }

        if (Clock.Amend is not null && !_amend.IsOpen)
        {
            await _amend.OpenAsync(_tasks.Amend(_box, _amend.Openings + 1));
        }
    }

    private async Task RescheduleAsync()
    {
        foreach (var (door, title) in new[] { (_decide, _words.Decide(_box)), (_extend, null), (_amend, null) }.Where(one => one.Item1.IsOpen))
        {
            await _context.CallActivityAsync(
                TaskActivities.Reschedule,
                new TaskTimes(door.TaskId, _tasks.ExpiresAt(_box), ClockTasks.DueAt(_box), _tasks.Facts(_box), title, _words.Then(_box)),
                Retry.Always);
        }
    }

    // What was decided in the same moment in which something else ended the clock has lost, and is told so.
    private async Task CloseDoorsAsync()
    {
        var state = _box.State == TimeBoxState.Lapsed ? TaskState.Expired : TaskState.Superseded;
        foreach (var (door, step) in new[] { (_extend, "extension-overtaken"), (_amend, "amendment-overtaken"), (_decide, "decision-overtaken") })
        {
            if (await door.EndAsync(state) is { } overtaken)
            {
                await OvertakenAsync(step, overtaken);
                await door.TakenUpAsync();
            }
        }
    }

    private async Task OvertakenAsync(string step, TaskDecision overtaken)
    {
        await _steps.NoteAsync(step, overtaken, $"{Clock.Name}: came in the same moment in which it ended ({_box.Outcome}), which counts.", Clause);
        await _steps.NotifyAsync(step, "clock-overtaken", overtaken.Role, $"{Clock.Name} had ended ({_box.Outcome}): what you decided does not count.", Clause);
    }

    private async Task<TimeBoxOutcome> MoveAsync(TimeBoxEvent happened)
    {
        var outcome = await _context.CallActivityAsync<TimeBoxOutcome>(TimeBoxActivities.Move, new TimeBoxMove(Clock, _box, happened), Retry.Always);
        _box = outcome.Next;
        return outcome;
    }

    private Instant? NextMoment()
    {
        var (reminder, ends) = (_box.NextReminder?.At, EndsByItselfAt);
        return (reminder, ends) is ({ } one, { } other) ? Instant.Min(one, other) : reminder ?? ends;
    }

    private Task RegisterAsync() => _context.CallActivityAsync(
        RunningWorkActivities.Register,
        new RunningWork
        {
            InstanceId = _context.InstanceId,
            Case = _start.Case,
            Kind = RunningWorkKind.Clock,
            Id = Clock.Id,
            Service = _start.Service,
            ParentInstance = _context.Parent?.InstanceId,
            Since = _since,
            LastDay = _box.LastDay,
            WaitingFor = Clock.Decide.By,
        },
        Retry.Always);

    private ClockStatus Status() => new(
        Clock.Id,
        Clock.Name,
        _start.Case,
        Clock.Decide.By,
        _start.NameOf(Clock.Decide.Owner),
        _words.Decide(_box),
        _box.FirstDay,
        _box.LastDay,
        _box.NextReminder?.At.ToDateTimeOffset(),
        _words.Then(_box),
        _box.Extensions,
        _tasks.Clauses);

    private Task NoteAsync(string step, string what) => _steps.NoteAsync(step, ByItself, what, Clause);

    private static Instant At(TaskDecision decision) => Instant.FromDateTimeOffset(decision.At);

    // That the role may do it was checked when the task was decided; an answer that came by itself holds none.
    private static Decider By(TaskDecision decision, string role) => new(decision.ById, decision.ByName, [role]);
}
