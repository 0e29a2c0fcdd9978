using Microsoft.DurableTask.Client;

namespace Embedded.TaskHubs.Store;

/// <summary>Which row an instance id names, and how it stands.</summary>
internal readonly record struct InstanceState(long Key, OrchestrationRuntimeStatus Status, int Generation)
{
    public bool Exists => Key != 0;

    public bool IsFinished => Status is OrchestrationRuntimeStatus.Completed or OrchestrationRuntimeStatus.Failed or OrchestrationRuntimeStatus.Terminated;
}
