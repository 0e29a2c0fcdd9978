using DurableTask.Core.Exceptions;
using Embedded.TaskHubs.Store;
using Microsoft.DurableTask.Client;

namespace Embedded.TaskHubs.Engine;

/// <summary>Decides, inside the writer's transaction, whether an instance may start, and inserts it.</summary>
internal static class InstanceStart
{
    /// <summary>The statuses that refuse a start when the caller names none: an id that is still in use.</summary>
    public static readonly IReadOnlyList<OrchestrationRuntimeStatus> RefusedWhileRunning =
        [OrchestrationRuntimeStatus.Pending, OrchestrationRuntimeStatus.Running, OrchestrationRuntimeStatus.Suspended];

    public static string AlreadyExistsType { get; } = typeof(OrchestrationAlreadyExistsException).FullName!;

    public static string AlreadyExistsText(string id, OrchestrationRuntimeStatus status) =>
        $"An orchestration instance with the id '{id}' already exists and is {status}.";

    public static StartedInstance Execute(HubTables tables, NewInstance instance, IReadOnlyList<OrchestrationRuntimeStatus> refusedStatuses)
    {
        InstanceState existing = tables.Find(instance.Id);
        IReadOnlyList<TimerKey> removed = [];
        if (existing.Exists)
        {
            if (refusedStatuses.Contains(existing.Status))
            {
                return new StartedInstance(null, existing.Status, 0, removed);
            }

            removed = tables.Delete(existing.Key);
        }

        long key = tables.Insert(instance);
        InstanceHeader header = new(
            key, instance.Id, instance.Name, instance.Version, OrchestrationRuntimeStatus.Pending, 0, null, instance.Input, instance.StartAt,
            instance.Parent, instance.CreatedTicks, instance.Tags);
        return new StartedInstance(header, null, existing.Key, removed);
    }
}
