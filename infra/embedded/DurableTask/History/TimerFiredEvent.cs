namespace DurableTask.Core.History;

/// <summary>A timer came due.</summary>
public sealed class TimerFiredEvent(int eventId) : HistoryEvent(eventId)
{
    /// <inheritdoc/>
    public override EventType EventType => EventType.TimerFired;

    /// <summary>The number of the event that created it.</summary>
    public int TimerId { get; init; }

    /// <summary>When it was due, in UTC.</summary>
    public DateTime FireAt { get; init; }
}
