namespace DurableTask.Core.History;

/// <summary>The orchestration was suspended.</summary>
public sealed class ExecutionSuspendedEvent(int eventId) : HistoryEvent(eventId)
{
    /// <inheritdoc/>
    public override EventType EventType => EventType.ExecutionSuspended;

    /// <summary>Why.</summary>
    public string? Reason { get; init; }
}
