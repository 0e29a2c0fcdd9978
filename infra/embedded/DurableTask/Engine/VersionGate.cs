using Microsoft.DurableTask.Abstractions;
using Microsoft.DurableTask.Worker;

namespace Embedded.TaskHubs.Engine;

/// <summary>Which orchestration versions a worker takes.</summary>
internal static class VersionGate
{
    public static bool Refuses(DurableTaskWorkerOptions.VersioningOptions? options, string version) => options?.MatchStrategy switch
    {
        DurableTaskWorkerOptions.VersionMatchStrategy.Strict => !string.Equals(version, options.Version, StringComparison.OrdinalIgnoreCase),
        DurableTaskWorkerOptions.VersionMatchStrategy.CurrentOrOlder => TaskOrchestrationVersioningUtils.CompareVersions(version, options.Version) > 0,
        _ => false,
    };
}
