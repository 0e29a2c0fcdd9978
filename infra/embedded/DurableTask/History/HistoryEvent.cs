namespace DurableTask.Core.History;

/// <summary>Something that has happened to an orchestration.</summary>
public abstract class HistoryEvent
{
    /// <summary>Makes an event with its number within the history.</summary>
    protected HistoryEvent(int eventId) => EventId = eventId;

    /// <summary>The number of the task that the orchestrator asked for; -1 for what comes from outside.</summary>
    public int EventId { get; }

    /// <summary>When it happened, in UTC.</summary>
    public DateTime Timestamp { get; set; }

    /// <summary>Whether the orchestrator has seen it.</summary>
    public bool IsPlayed { get; set; }

    /// <summary>Its kind.</summary>
    public abstract EventType EventType { get; }
}
