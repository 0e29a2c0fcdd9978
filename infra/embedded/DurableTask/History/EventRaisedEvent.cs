namespace DurableTask.Core.History;

/// <summary>An event arrived.</summary>
public sealed class EventRaisedEvent(int eventId) : HistoryEvent(eventId)
{
    /// <inheritdoc/>
    public override EventType EventType => EventType.EventRaised;

    /// <summary>The event's name.</summary>
    public string? Name { get; init; }

    /// <summary>Its payload.</summary>
    public string? Input { get; init; }
}
