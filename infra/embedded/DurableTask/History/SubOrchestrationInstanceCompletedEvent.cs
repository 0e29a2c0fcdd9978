namespace DurableTask.Core.History;

/// <summary>A sub-orchestration gave its result.</summary>
public sealed class SubOrchestrationInstanceCompletedEvent(int eventId) : HistoryEvent(eventId)
{
    /// <inheritdoc/>
    public override EventType EventType => EventType.SubOrchestrationInstanceCompleted;

    /// <summary>The number of the event that called it.</summary>
    public int TaskScheduledId { get; init; }

    /// <summary>The result.</summary>
    public string? Result { get; init; }
}
