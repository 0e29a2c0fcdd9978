using Microsoft.DurableTask;

namespace CareFunctions.Orchestration;

/// <summary>How often a step is tried.</summary>
public static class Retry
{
    /// <summary>For steps that fail only when storage or a network does: after 2 s, doubling up to a quarter of an hour, 200 times (about two
    /// days). Every such step is idempotent.</summary>
    public static TaskOptions Always { get; } = TaskOptions.FromRetryPolicy(new RetryPolicy(
        maxNumberOfAttempts: 200,
        firstRetryInterval: TimeSpan.FromSeconds(2),
        backoffCoefficient: 2,
        maxRetryInterval: TimeSpan.FromMinutes(15)));
}
