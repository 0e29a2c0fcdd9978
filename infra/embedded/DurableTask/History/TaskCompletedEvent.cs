namespace DurableTask.Core.History;

/// <summary>An activity gave its result.</summary>
public sealed class TaskCompletedEvent(int eventId) : HistoryEvent(eventId)
{
    /// <inheritdoc/>
    public override EventType EventType => EventType.TaskCompleted;

    /// <summary>The number of the event that scheduled it.</summary>
    public int TaskScheduledId { get; init; }

    /// <summary>The result.</summary>
    public string? Result { get; init; }
}
