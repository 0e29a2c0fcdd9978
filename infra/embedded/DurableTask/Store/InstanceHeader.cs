using Microsoft.DurableTask.Client;

namespace Embedded.TaskHubs.Store;

/// <summary>What the engine needs to know about a stored instance before it runs a turn.</summary>
internal sealed record InstanceHeader(
    long Key, string Id, string Name, string Version, OrchestrationRuntimeStatus Status, int Generation, string? CustomStatus, string? Input,
    long? StartAt, ParentLink? Parent, long Created, string? Tags)
{
    /// <summary>Whether a start or an activity's outcome is still to come. A finished instance may have left activities behind.</summary>
    public bool HasWork { get; init; }

    public bool IsFinished => new InstanceState(Key, Status, Generation).IsFinished;

    /// <summary>Events that the generation before left untaken: this one takes them first.</summary>
    public IReadOnlyList<HubEvent> Carried { get; init; } = [];
}
