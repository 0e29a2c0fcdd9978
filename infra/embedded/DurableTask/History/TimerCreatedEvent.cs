namespace DurableTask.Core.History;

/// <summary>A timer was created.</summary>
public sealed class TimerCreatedEvent(int eventId) : HistoryEvent(eventId)
{
    /// <inheritdoc/>
    public override EventType EventType => EventType.TimerCreated;

    /// <summary>When it is due, in UTC.</summary>
    public DateTime FireAt { get; init; }
}
