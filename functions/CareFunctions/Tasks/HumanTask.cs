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

    /// <summary>Waits for the decision on a task that is open, reminding as its ladder says.</summary>
    public static async Task<TaskDecision> WaitAsync(TaskOrchestrationContext context, OpenedTask opened)
    {
        var decision = DecisionOf(context, opened.TaskId);
        var reminder = opened.NextReminder;
        while (reminder is { } at && !decision.IsCompleted)
        {
            using var cancelTimer = new CancellationTokenSource();
            var timer = context.CreateTimer(at.UtcDateTime, cancelTimer.Token);
            if (await Task.WhenAny(decision, timer) == decision)
            {
                cancelTimer.Cancel();
                break;
            }

            reminder = await context.CallActivityAsync<DateTimeOffset?>(
                TaskActivities.Remind, new TaskStep(opened.TaskId, context.CurrentUtcDateTime), Retry.Always);
        }

        var decided = await decision;
        await TakenUpAsync(context, opened.TaskId);
        return decided;
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
