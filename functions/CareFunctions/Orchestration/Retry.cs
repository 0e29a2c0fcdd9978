using Microsoft.DurableTask;

namespace CareFunctions.Orchestration;

/// <summary>How often a step is tried.</summary>
public static class Retry
{
    /// <summary>For every step: after 2 s, doubling up to a quarter of an hour, 200 times (about two days), since storage and networks come back and
    /// every step is idempotent. A step that throws <see cref="InvalidOperationException"/> itself found a contradiction in what is stored, which waiting does
    /// not mend: it fails at once, and its procedure goes before the failure desk.</summary>
    public static TaskOptions Always { get; } = TaskOptions.FromRetryPolicy(new RetryPolicy(
        maxNumberOfAttempts: 200,
        firstRetryInterval: TimeSpan.FromSeconds(2),
        backoffCoefficient: 2,
        maxRetryInterval: TimeSpan.FromMinutes(15))
    {
        // By name, so that what derives from it (an object disposed of while the host stops) is tried again.
        HandleFailure = failure => failure.ErrorType != typeof(InvalidOperationException).FullName,
    });
}
