using Microsoft.DurableTask;

namespace Embedded.TaskHubs.Engine;

/// <summary>Repeats a failed call by policy or handler. It runs inside the orchestrator, so its waits are durable timers.</summary>
internal static class RetryLoop
{
    public static Task<TResult> RunAsync<TResult>(
        TaskOrchestrationContext context, TaskRetryOptions retry, Func<Task<TResult>> call, Func<TaskFailureDetails, bool> isFinal) =>
        retry.Policy is { } policy ? ByPolicyAsync(context, policy, call, isFinal) : ByHandlerAsync(context, retry.Handler!, call, isFinal);

    private static async Task<TResult> ByPolicyAsync<TResult>(
        TaskOrchestrationContext context, RetryPolicy policy, Func<Task<TResult>> call, Func<TaskFailureDetails, bool> isFinal)
    {
        DateTime first = context.CurrentUtcDateTime;
        for (int attempt = 1; ; attempt++)
        {
            TaskFailedException failure;
            try
            {
                return await call();
            }
            catch (TaskFailedException cause) when (attempt < policy.MaxNumberOfAttempts && !isFinal(cause.FailureDetails) && policy.Handle(cause))
            {
                failure = cause;
            }

            if (policy.RetryTimeout != Timeout.InfiniteTimeSpan && context.CurrentUtcDateTime - first >= policy.RetryTimeout)
            {
                System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failure);
            }

            await context.CreateTimer(Delay(policy, attempt), CancellationToken.None);
        }
    }

    private static async Task<TResult> ByHandlerAsync<TResult>(
        TaskOrchestrationContext context, AsyncRetryHandler handler, Func<Task<TResult>> call, Func<TaskFailureDetails, bool> isFinal)
    {
        DateTime first = context.CurrentUtcDateTime;
        for (int attempt = 1; ; attempt++)
        {
            TaskFailedException failure;
            try
            {
                return await call();
            }
            catch (TaskFailedException cause) when (!isFinal(cause.FailureDetails))
            {
                failure = cause;
            }

            RetryContext retry = new(context, attempt, failure.FailureDetails, context.CurrentUtcDateTime - first, CancellationToken.None);
            if (!await handler(retry))
            {
                System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failure);
            }
        }
    }

    private static TimeSpan Delay(RetryPolicy policy, int attempt)
    {
        double milliseconds = policy.FirstRetryInterval.TotalMilliseconds * Math.Pow(policy.BackoffCoefficient, attempt - 1);
        return milliseconds < policy.MaxRetryInterval.TotalMilliseconds ? TimeSpan.FromMilliseconds(milliseconds) : policy.MaxRetryInterval;
    }
}
