namespace DurableTask.Core.History;

/// <summary>The orchestration was terminated.</summary>
public sealed class ExecutionTerminatedEvent(int eventId) : HistoryEvent(eventId)
{
    /// <inheritdoc/>
    public override EventType EventType => EventType.ExecutionTerminated;

    /// <summary>The output that it was given.</summary>
    public string? Input { get; init; }
}
