namespace DurableTask.Core.History;

/// <summary>An activity failed.</summary>
public sealed class TaskFailedEvent(int eventId) : HistoryEvent(eventId)
{
    /// <inheritdoc/>
    public override EventType EventType => EventType.TaskFailed;

    /// <summary>The number of the event that scheduled it.</summary>
    public int TaskScheduledId { get; init; }

    /// <summary>The exception's message.</summary>
    public string? Reason { get; init; }

    /// <summary>Where it was thrown, if known.</summary>
    public string? Details { get; init; }

    /// <summary>Why it failed.</summary>
    public FailureDetails? FailureDetails { get; init; }
}
