using System.Runtime.CompilerServices;
using CareFunctions.Core.Calendar;
using CareFunctions.Core.Councils;
using CareFunctions.Tasks;
using NodaTime;
using TaskKinds = CareFunctions.Core.Tasks.TaskKinds;

namespace CareFunctions.Sweep;

/// <summary>Tasks that nobody will take up, that outlived their end, or that everybody has forgotten; and decisions that did not arrive.</summary>
public sealed class TaskCheck(TaskTable tasks) : ISweepCheck
{
    /// <summary>The code of an open task whose procedure does not run.</summary>
    public const string WithoutProcedure = "task-without-procedure";

    /// <summary>The code of a task that is open although its time is over.</summary>
    public const string PastItsEnd = "task-past-its-end";

    /// <summary>The code of a change that nobody has confirmed for a working week after it was due.</summary>
    public const string Unconfirmed = "command-not-confirmed";

    /// <summary>The code of another task that nobody has decided for a working week after it was due.</summary>
    public const string Forgotten = "task-forgotten";

    /// <summary>The code of a decision that its procedure has not taken up for a day.</summary>
    public const string NotTakenUp = "decision-not-taken-up";

    private const int WorkingWeek = 5;

    // What ends at this very moment is being ended.
    private static readonly TimeSpan Grace = TimeSpan.FromHours(1);
    private static readonly WorkingDays Working = WorkingDays.EnglandAndWales.AssumingWeekdays;

    /// <inheritdoc />
    public IReadOnlyList<string> Codes { get; } = [WithoutProcedure, PastItsEnd, Unconfirmed, Forgotten, NotTakenUp];

    /// <inheritdoc />
    public async IAsyncEnumerable<SweepFinding> FindAsync(
        RunningInstances instances, DateTimeOffset now, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(instances);
        foreach (var council in Council.All)
        {
            foreach (var task in await tasks.QueryAsync(council, new TaskFilter(TaskState.Open), cancellationToken))
            {
                var finding = await instances.WhyNotRunningAsync(task.InstanceId, cancellationToken) is { } why
                    ? new SweepFinding(WithoutProcedure, task.Id, $"Task {task.Id} ({task.Kind}) is open, but its procedure {task.InstanceId} {why}: nothing follows from a decision. Look after {Case(task)} by hand.")
                    : Overdue(task, now);

                // Decided or ended while this was looking: then it is as it should be.
                if (finding is not null && await tasks.FindAsync(task.Id, cancellationToken) is { Task.State: TaskState.Open })
                {
                    yield return finding;
                }
            }

            await foreach (var task in tasks.PendingAsync(council, cancellationToken))
            {
                if (task.Decision is { } decision && now - decision.At >= TimeSpan.FromDays(1))
                {
                    yield return new SweepFinding(
                        NotTakenUp, task.Id, $"The decision of {decision.At:yyyy-MM-dd HH:mm} UTC on task {task.Id} ({task.Kind}) has not been taken up by its procedure {task.InstanceId}. Look after {Case(task)} by hand.");
                }
            }
        }
    }

    private static SweepFinding? Overdue(CareTask task, DateTimeOffset now)
    {
        if (task.ExpiresAt is { } end)
        {
            return end + Grace < now
                ? new SweepFinding(PastItsEnd, task.Id, $"Task {task.Id} ({task.Kind}) should have ended at {end:yyyy-MM-dd HH:mm} UTC and is still open: its clock did not ring. Look after {Case(task)} by hand.")
                : null;
        }

        // Due at the end of a day is due on that day.
        var lastDay = Working.Add(LondonCalendar.DateAt(Instant.FromDateTimeOffset(task.DueAt.AddTicks(-1))), WorkingWeek);
        if (LondonCalendar.DateAt(Instant.FromDateTimeOffset(now)) <= lastDay)
        {
            return null;
        }

        return task.Kind == TaskKinds.CarryOutCommand
            ? new SweepFinding(Unconfirmed, task.Id, $"The change of task {task.Id} has not been confirmed, though it was due at {task.DueAt:yyyy-MM-dd HH:mm} UTC: a system may be wrong for {Case(task)}.")
            : new SweepFinding(Forgotten, task.Id, $"Task {task.Id} ({task.Kind}, for {task.Team}) of {Case(task)} was due at {task.DueAt:yyyy-MM-dd HH:mm} UTC and nobody has decided it, whatever reminders went out.");
    }

    private static string Case(CareTask task) => task.Case?.ToString() ?? "the work";
}
