namespace Microsoft.DurableTask;

/// <summary>Decides whether a failed task is run again. Runs as part of the orchestrator, so it must be deterministic
/// and may await only durable tasks.</summary>
/// <returns><see langword="true"/> to run it again at once.</returns>
public delegate Task<bool> AsyncRetryHandler(RetryContext retryContext);
