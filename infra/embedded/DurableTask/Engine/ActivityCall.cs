using Embedded.TaskHubs.Store;
using Microsoft.DurableTask;

namespace Embedded.TaskHubs.Engine;

/// <summary>One activity to run, and the context that it sees.</summary>
internal sealed class ActivityCall(ActivityRunner runner, long key, string instanceId, int generation, HubEvent action)
    : TaskActivityContext, IThreadPoolWorkItem
{
    public long Key { get; } = key;

    public int Generation { get; } = generation;

    public int TaskId => action.TaskId;

    public string? Input => action.Text;

    public override TaskName Name { get; } = action.Name!;

    public override string InstanceId { get; } = instanceId;

    public override string Version => action.Version ?? string.Empty;

    public void Execute() => runner.Run(this);
}
