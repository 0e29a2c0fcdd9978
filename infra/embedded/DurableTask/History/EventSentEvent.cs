namespace DurableTask.Core.History;

/// <summary>An event was sent to another instance.</summary>
public sealed class EventSentEvent(int eventId) : HistoryEvent(eventId)
{
    /// <inheritdoc/>
    public override EventType EventType => EventType.EventSent;

    /// <summary>The instance it was sent to.</summary>
    public string? InstanceId { get; init; }

    /// <summary>The event's name.</summary>
    public string? Name { get; init; }

    /// <summary>Its payload.</summary>
    public string? Input { get; init; }
}
