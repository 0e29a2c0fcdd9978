using CareFunctions.Core.TimeBoxes;
using CareFunctions.Orchestration;
using CareFunctions.Procedures;
using CareFunctions.Staff;
using CareFunctions.Tasks;
using Microsoft.DurableTask;
using NodaTime;
using TaskKinds = CareFunctions.Core.Tasks.TaskKinds;
using static CareFunctions.Increases.TemporaryIncreaseOrchestration;

namespace CareFunctions.Increases;

/// <summary>The time in which Triage decides, and in which the Business Manager may give two weeks more, once.</summary>
internal sealed class IncreaseTimeBox(
    TaskOrchestrationContext context, CaseSteps steps, SwiftHours swift, TemporaryIncrease authorised, TaskDecision authorisation)
{
    private TemporaryIncrease _increase = authorised;

    /// <summary>Waits for the first of: Triage's decision, the end of the case, the end of the time. Reminders and the extension come in between.</summary>
    /// <param name="caseEnded">That the case ended, when it does.</param>
    /// <returns>The increase at its end, and Triage's decision, or <see langword="null"/> when the case or the time came to its end.</returns>
    public async Task<(TemporaryIncrease Increase, TaskDecision? Decision)> RunAsync(Task<CaseEnding> caseEnded)
    {
        var decide = await HumanTask.OpenAsync(context, DecideTask());
        var extend = await HumanTask.OpenAsync(context, ExtendTask());
        var decided = decide.Decision is { } early ? Task.FromResult(early) : HumanTask.DecisionOf(context, decide.TaskId);
        var extended = extend.Decision is { } given ? Task.FromResult(given) : HumanTask.DecisionOf(context, extend.TaskId);
        var extensionOpen = true;
        while (true)
        {
            context.SetCustomStatus(IncreaseClock.StatusOf(_increase, Reminders()));
            var reminder = Reminders() is [var earliest, ..] ? earliest : null;
            using var cancelTimer = new CancellationTokenSource();
            var timer = context.CreateTimer((reminder?.At ?? _increase.ExpiresAt!.Value).ToDateTimeUtc(), cancelTimer.Token);
            var winner = await (extensionOpen ? Task.WhenAny(decided, extended, caseEnded, timer) : Task.WhenAny(decided, caseEnded, timer));
            TaskDecision? extension = null;
            if (winner == decided)
            {
                cancelTimer.Cancel();
                return await DecidedAsync(decide.TaskId, extend.TaskId, extensionOpen, await decided);
            }

            if (winner == caseEnded)
            {
                cancelTimer.Cancel();
                return await EndWithCaseAsync(decide.TaskId, extend.TaskId, extensionOpen, await caseEnded);
            }

            if (winner == extended)
            {
                cancelTimer.Cancel();
                extension = await extended;
            }
            else if (reminder is not null)
            {
                await RemindAsync(reminder);
                continue;
            }
            else
            {
                // The rows say who came first: what was decided before they could be marked as expired still counts.
                extension = extensionOpen ? await HumanTask.EndAsync(context, extend.TaskId, TaskState.Expired) : null;
            }

            if (extension is not null)
            {
                await ExtendAsync(decide.TaskId, extend.TaskId, extension);
                extensionOpen = false;
            }
            else if (await HumanTask.EndAsync(context, decide.TaskId, TaskState.Expired) is { } lastMoment)
            {
                return await DecidedAsync(decide.TaskId, extend.TaskId, extensionOpen: false, lastMoment);
            }
            else
            {
                // Another machine's clock may ring this one's timer a little early.
                var ends = _increase.ExpiresAt!.Value.ToDateTimeUtc();
                var at = context.CurrentUtcDateTime < ends ? ends : context.CurrentUtcDateTime;
                var expired = await context.CallActivityAsync<IncreaseOutcome>(
                    IncreaseActivities.Expire, new IncreaseStep(_increase.InstanceId, _increase.Case, at), Retry.Always);
                return (expired.Next!, null);
            }
        }
    }

    // What Triage decided before the case's end was heard of still counts.
    private async Task<(TemporaryIncrease Increase, TaskDecision? Decision)> EndWithCaseAsync(
        string decideTask, string extendTask, bool extensionOpen, CaseEnding ending)
    {
        if (await HumanTask.EndAsync(context, decideTask, TaskState.Superseded) is { } first)
        {
            return await DecidedAsync(decideTask, extendTask, extensionOpen, first);
        }

        if (extensionOpen && await HumanTask.EndAsync(context, extendTask, TaskState.Superseded) is not null)
        {
            await HumanTask.TakenUpAsync(context, extendTask);
        }

        _increase = await TemporaryIncreaseOrchestration.EndWithCaseAsync(context, steps, _increase, ending);
        return (_increase, null);
    }

    private IReadOnlyList<Reminder> Reminders() => _increase.RemindersAfter(Instant.FromDateTimeUtc(context.CurrentUtcDateTime));

    private async Task RemindAsync(Reminder reminder)
    {
        foreach (var team in reminder.Tell)
        {
            await steps.NotifyAsync($"reminder:{reminder.Key}:{team}", "reminder", team,
                Text($"Decide about {_increase.HoursPerWeek:0.##} temporary hours a week: {reminder.DaysLeft} day(s) left after today."), Clause.TriageLongTerm);
        }
    }

    private async Task ExtendAsync(string decideTask, string extendTask, TaskDecision extension)
    {
        var formerLastDay = _increase.Days!.LastDay;
        _increase = await ApplyAsync(context, _increase, extension);
        await context.CallActivityAsync(
            TaskActivities.Reschedule, new TaskTimes(decideTask, _increase.ExpiresAt!.Value.ToDateTimeOffset()), Retry.Always);
        await swift.ExtendAsync(_increase, formerLastDay);
        await steps.NoteAsync("extended", extension,
            Text($"Two weeks more, to the end of {_increase.Days!.LastDay:yyyy-MM-dd}; this cannot be repeated."), Clause.BusinessManagerExtension);
        await steps.NotifyAsync("extended", "increase-extended", "triage",
            Text($"The increase now runs to the end of {_increase.Days.LastDay:yyyy-MM-dd}; decide about the long term by then."), Clause.TwoWeeks);
        await HumanTask.TakenUpAsync(context, extendTask);
    }

    private async Task<(TemporaryIncrease Increase, TaskDecision? Decision)> DecidedAsync(
        string decideTask, string extendTask, bool extensionOpen, TaskDecision decision)
    {
        if (extensionOpen && await HumanTask.EndAsync(context, extendTask, TaskState.Superseded) is { } overtaken)
        {
            await steps.NoteAsync("extension-overtaken", overtaken,
                "Two weeks more were given in the same moment in which Triage decided: Triage's decision counts.", Clause.BusinessManagerExtension);
            await HumanTask.TakenUpAsync(context, extendTask);
        }

        _increase = await ApplyAsync(context, _increase, decision);
        await HumanTask.TakenUpAsync(context, decideTask);
        return (_increase, decision);
    }

    private OpenTaskRequest DecideTask() => steps.Task(TaskKinds.DecideLongTermIncrease, "decide") with
    {
        Title = Text($"Decide whether {_increase.HoursPerWeek:0.##} hours a week more become long-term."),
        Team = "Triage",
        Role = StaffRole.Triage,
        Clauses = [Clause.TriageLongTerm],
        Outcomes = [IncreaseDecisions.LongTerm, IncreaseDecisions.End],
        Facts = Facts(),
        DueAt = _increase.ExpiresAt!.Value.ToDateTimeOffset(),
        ExpiresAt = _increase.ExpiresAt.Value.ToDateTimeOffset(),
        Next = IncreaseClock.Then,
    };

    private OpenTaskRequest ExtendTask() => steps.Task(TaskKinds.ExtendTemporaryIncrease, "extend") with
    {
        Title = "Give Triage two weeks more to decide. Possible once.",
        Team = "Business Manager of Sourcing Care",
        Role = StaffRole.BusinessManager,
        Clauses = [Clause.BusinessManagerExtension, Clause.TwoWeeks],
        Outcomes = [IncreaseDecisions.Extend],
        Facts = Facts(),
        DueAt = _increase.ExpiresAt!.Value.ToDateTimeOffset(),
        ExpiresAt = _increase.ExpiresAt.Value.ToDateTimeOffset(),
        NotBy = authorisation.ById,
        Next = "Extended: exactly two weeks more, once. If nobody extends, the time box ends when it ends.",
    };

    private Dictionary<string, string> Facts() => new()
    {
        ["hoursPerWeek"] = Text($"{_increase.HoursPerWeek:0.##}"),
        ["firstDay"] = Text($"{_increase.Days!.FirstDay:yyyy-MM-dd}"),
        ["lastDay"] = Text($"{_increase.Days.LastDay:yyyy-MM-dd}"),
    };
}
