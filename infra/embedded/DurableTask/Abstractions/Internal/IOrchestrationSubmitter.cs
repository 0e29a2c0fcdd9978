namespace Microsoft.DurableTask.Internal;

/// <summary>Something that starts orchestrations.</summary>
public interface IOrchestrationSubmitter
{
    /// <summary>Starts a new orchestration. When the call returns, the start is stored.</summary>
    /// <returns>The instance id.</returns>
    Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName, object? input = null, StartOrchestrationOptions? options = null, CancellationToken cancellation = default);
}
