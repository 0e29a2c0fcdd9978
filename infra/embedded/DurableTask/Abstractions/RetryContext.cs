namespace Microsoft.DurableTask;

/// <summary>What a retry handler is told after a failed attempt.</summary>
/// <param name="OrchestrationContext">The calling orchestration: a handler may create timers on it, which is how it waits.</param>
/// <param name="LastAttemptNumber">The number of the attempt that failed; the first is 1.</param>
/// <param name="LastFailure">Why it failed.</param>
/// <param name="TotalRetryTime">How long ago the first attempt was started, by the orchestration's clock.</param>
/// <param name="CancellationToken">Cancelled when the retries are to stop.</param>
public record class RetryContext(
    TaskOrchestrationContext OrchestrationContext,
    int LastAttemptNumber,
    TaskFailureDetails LastFailure,
    TimeSpan TotalRetryTime,
    CancellationToken CancellationToken);
