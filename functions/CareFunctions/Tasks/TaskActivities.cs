using CareFunctions.Core.Councils;
using CareFunctions.Logging;
using CareFunctions.Notifications;
using CareFunctions.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace CareFunctions.Tasks;

/// <summary>What procedures do with tasks. Each does its one thing once, however often it is tried.</summary>
public sealed class TaskActivities(TaskTable tasks, QueueSender queues, ILogger<TaskActivities> log)
{
    /// <summary>The activity's name.</summary>
    public const string Open = "OpenTask";

    /// <summary>The activity's name.</summary>
    public const string Remind = "RemindOfTask";

    /// <summary>The activity's name.</summary>
    public const string End = "EndTask";

    /// <summary>The activity's name.</summary>
    public const string TakenUp = "TakeUpDecision";

    /// <summary>The activity's name.</summary>
    public const string Reschedule = "RescheduleTask";

    /// <summary>Opens a task and tells its team, or finds it open or decided where an earlier attempt opened it.</summary>
    [Function(Open)]
    public async Task<OpenedTask> OpenAsync([ActivityTrigger] OpenTaskRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var dueAt = request.DueAt ?? TaskClock.DueAt(request.OpenedAt, request.DueWorkingDays);
        var (task, added) = await tasks.AddAsync(
            new CareTask
            {
                Id = TaskTable.IdOf(request.Council, request.InstanceId, request.Step),
                Council = request.Council,
                Case = request.Case,
                InstanceId = request.InstanceId,
                Kind = request.Kind,
                Title = request.Title,
                Team = request.Team,
                Role = request.Role,
                Clauses = request.Clauses,
                Outcomes = request.Outcomes,
                Fields = request.Fields,
                Facts = request.Facts,
                Next = request.Next,
                OpenedAt = request.OpenedAt,
                DueAt = dueAt,
                ExpiresAt = request.ExpiresAt,
                NotBy = request.NotBy,
                NorBy = request.NorBy,
                Guidance = request.Guidance,
                AnsweredBy = request.AnsweredBy,
            },
            cancellationToken);
        await queues.SendAsync(Queues.Notifications, Notice(task, "task-opened", "opened", request.OpenedAt), cancellationToken);
        if (added)
        {
            log.TaskOpened(task.Id, task.Kind, task.Team);
        }

        return new OpenedTask(task.Id, TaskClock.FirstReminder(task.DueAt), task.Decision);
    }

    /// <summary>Reminds the team of a task that is still open.</summary>
    /// <returns>When to remind again, or <see langword="null"/> when the task is not open any more.</returns>
    [Function(Remind)]
    public async Task<DateTimeOffset?> RemindAsync([ActivityTrigger] TaskStep step, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(step);
        if (await tasks.FindAsync(step.TaskId, cancellationToken) is not { Task.State: TaskState.Open } found)
        {
            return null;
        }

        var number = found.Task.Reminders + 1;
        // The reminder's identity is its moment, so that a second attempt sends the same one again.
        await queues.SendAsync(Queues.Notifications, Notice(found.Task, "reminder", "reminder:" + step.At.ToString("O"), step.At), cancellationToken);
        // A decision in between makes this fail, and then the count no longer matters.
        await tasks.TryUpdateAsync(found.Task with { Reminders = number }, found.Version, cancellationToken);
        return TaskClock.NextReminder(step.At);
    }

    /// <summary>Ends a task that nobody decided.</summary>
    /// <returns>The decision, if one was recorded first: then that one counts.</returns>
    [Function(End)]
    public async Task<TaskDecision?> EndAsync([ActivityTrigger] TaskEnding ending, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ending);
        while (true)
        {
            var (task, version) = await tasks.FindAsync(ending.TaskId, cancellationToken)
                ?? throw new InvalidOperationException($"There is no task {ending.TaskId}.");
            if (task.State != TaskState.Open)
            {
                return task.Decision;
            }

            if (await tasks.TryUpdateAsync(task with { State = ending.State }, version, cancellationToken))
            {
                log.TaskEndedUndecided(task.Id, ending.State.ToString());
                return null;
            }
        }
    }

    /// <summary>Moves a task's end.</summary>
    [Function(Reschedule)]
    public async Task RescheduleAsync([ActivityTrigger] TaskTimes times, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(times);
        while (await tasks.FindAsync(times.TaskId, cancellationToken) is { Task.State: TaskState.Open } found
            && !await tasks.TryUpdateAsync(
                found.Task with
                {
                    DueAt = times.DueAt ?? times.ExpiresAt ?? found.Task.DueAt,
                    ExpiresAt = times.ExpiresAt,
                    Facts = times.Facts ?? found.Task.Facts,
                    Title = times.Title ?? found.Task.Title,
                    Next = times.Next ?? found.Task.Next,
                },
                found.Version,
                cancellationToken))
        {
            // Changed in between: look again.
        }
    }

    /// <summary>Notes that a decision has reached its procedure.</summary>
    [Function(TakenUp)]
    public Task TakeUpAsync([ActivityTrigger] string taskId, CancellationToken cancellationToken) =>
        tasks.TakenUpAsync(taskId, cancellationToken);

    private static Notification Notice(CareTask task, string kind, string step, DateTimeOffset at) => new()
    {
        Id = WorkIdentity.ForStep(task.Id, step),
        Kind = kind,
        To = task.Role,
        Council = task.Council,
        Case = task.Case,
        TaskId = task.Id,
        Text = task.Title,
        Lines = [task.Next],
        Clauses = task.Clauses,
        At = at,
    };
}
