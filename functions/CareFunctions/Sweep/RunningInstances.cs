using Microsoft.DurableTask.Client;

namespace CareFunctions.Sweep;

/// <summary>How orchestrations stand, each looked up once a sweep.</summary>
public sealed class RunningInstances(DurableTaskClient client)
{
    private readonly Dictionary<string, OrchestrationMetadata?> _known = new(StringComparer.Ordinal);

    /// <summary>The task hub itself.</summary>
    public DurableTaskClient Client => client;

    /// <summary>An orchestration, or null where the task hub has none of that id.</summary>
    public async Task<OrchestrationMetadata?> FindAsync(string instanceId, CancellationToken cancellationToken)
    {
        if (!_known.TryGetValue(instanceId, out var found))
        {
            _known[instanceId] = found = await client.GetInstanceAsync(instanceId, getInputsAndOutputs: true, cancellationToken);
        }

        return found;
    }

    /// <summary>Why nothing waits in an orchestration: null while it runs.</summary>
    public async Task<string?> WhyNotRunningAsync(string instanceId, CancellationToken cancellationToken) =>
        await FindAsync(instanceId, cancellationToken) switch
        {
            null => "is not in the task hub",
            { RuntimeStatus: OrchestrationRuntimeStatus.Suspended } => "is suspended",
            { IsCompleted: true } over => $"is over ({over.RuntimeStatus})",
            _ => null,
        };
}
