namespace DurableTask.Core.History;

/// <summary>A sub-orchestration was called.</summary>
public sealed class SubOrchestrationInstanceCreatedEvent(int eventId) : HistoryEvent(eventId)
{
    /// <inheritdoc/>
    public override EventType EventType => EventType.SubOrchestrationInstanceCreated;

    /// <summary>The orchestrator's name.</summary>
    public string? Name { get; init; }

    /// <summary>Its version, if it has one.</summary>
    public string? Version { get; init; }

    /// <summary>Its instance id.</summary>
    public string? InstanceId { get; init; }

    /// <summary>Its input.</summary>
    public string? Input { get; init; }
}
