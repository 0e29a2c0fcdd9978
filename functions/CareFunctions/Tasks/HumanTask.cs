using CareFunctions.Orchestration;
using Microsoft.DurableTask;

namespace CareFunctions.Tasks;

/// <summary>How a procedure asks a person and waits.</summary>
public static class HumanTask
{
    /// <summary>The event that brings a task's decision to its procedure.</summary>
    public static string EventOf(string taskId) => "decision-" + taskId;

    /// <summary>Opens a task that stays open until somebody decides it, with reminders on working days from the day it is due.</summary>
    public static async Task<TaskDecision> AskAsync(TaskOrchestrationContext context, OpenTaskRequest request)
    {
        var opened = await OpenAsync(context, request);
        if (opened.Decision is { } earlier)
        {
            await TakenUpAsync(context, opened.TaskId);
            return earlier;
        }

        return await WaitAsync(context, opened);
    }

    /// <summary>Opens a task and waits for its decision or for something that makes it needless.</summary>
    /// <param name="context">The procedure.</param>
    /// <param name="request">The task.</param>
    /// <param name="needless">What makes it needless; the task is then superseded.</param>
    /// <param name="onceOpen">What is done as soon as the task is open, before it is waited for; null for nothing.</param>
    /// <returns>The decision; <see langword="null"/> when nobody decided before it was needless.</returns>
    public static async Task<TaskDecision?> AskAsync(TaskOrchestrationContext context, OpenTaskRequest request, Task needless, Func<OpenedTask, Task>? onceOpen = null)
    {
        var opened = await OpenAsync(context, request);
        if (onceOpen is not null)
        {
            await onceOpen(opened);
        }

        var decision = opened.Decision ?? await DecidedAsync(context, opened, needless) ?? await EndAsync(context, opened.TaskId, TaskState.Superseded);
        if (decision is not null)
        {
            await TakenUpAsync(context, opened.TaskId);
        }

        return decision;
    }

    /// <summary>Waits for the decision on a task that is open, reminding as its ladder says.</summary>
    public static async Task<TaskDecision> WaitAsync(TaskOrchestrationContext context, OpenedTask opened)
    {
        var decided = await DecidedAsync(context, opened, needless: null);
        await TakenUpAsync(context, opened.TaskId);
        return decided!;
    }

    private static async Task<TaskDecision?> DecidedAsync(TaskOrchestrationContext context, OpenedTask opened, Task? needless)
    {
        var decision = DecisionOf(context, opened.TaskId);
        Task settled = needless is null ? decision : Task.WhenAny(decision, needless);
        var reminder = opened.NextReminder;
        while (reminder is { } at && !settled.IsCompleted)
        {
            using var cancelTimer = new CancellationTokenSource();
            var timer = context.CreateTimer(at.UtcDateTime, cancelTimer.Token);
            if (await Task.WhenAny(settled, timer) == settled)
            {
                cancelTimer.Cancel();
                break;
            }

            reminder = await context.CallActivityAsync<DateTimeOffset?>(
                TaskActivities.Remind, new TaskStep(opened.TaskId, context.CurrentUtcDateTime), Retry.Always);
        }

        await settled;
        return decision.IsCompleted ? await decision : null;
    }

    /// <summary>Opens a task without waiting for it.</summary>
    public static Task<OpenedTask> OpenAsync(TaskOrchestrationContext context, OpenTaskRequest request) =>
        context.CallActivityAsync<OpenedTask>(TaskActivities.Open, request, Retry.Always);

    /// <summary>The decision on a task, when it comes.</summary>
    public static Task<TaskDecision> DecisionOf(TaskOrchestrationContext context, string taskId) =>
        context.WaitForExternalEvent<TaskDecision>(EventOf(taskId));

    /// <summary>Ends a task that nobody decided.</summary>
    /// <returns>The decision, if one was recorded first: then that one counts.</returns>
    public static Task<TaskDecision?> EndAsync(TaskOrchestrationContext context, string taskId, TaskState state) =>
        context.CallActivityAsync<TaskDecision?>(TaskActivities.End, new TaskEnding(taskId, state), Retry.Always);

    /// <summary>Notes that a decision has been taken up.</summary>
    public static Task TakenUpAsync(TaskOrchestrationContext context, string taskId) =>
        context.CallActivityAsync(TaskActivities.TakenUp, taskId, Retry.Always);
}
