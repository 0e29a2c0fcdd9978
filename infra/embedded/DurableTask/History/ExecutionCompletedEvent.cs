namespace DurableTask.Core.History;

/// <summary>The orchestration ended, with a result or a failure.</summary>
public sealed class ExecutionCompletedEvent(int eventId) : HistoryEvent(eventId)
{
    /// <inheritdoc/>
    public override EventType EventType => EventType.ExecutionCompleted;

    /// <summary>How it ended.</summary>
    public OrchestrationStatus OrchestrationStatus { get; init; }

    /// <summary>Its result.</summary>
    public string? Result { get; init; }

    /// <summary>Why it failed, if it did.</summary>
    public FailureDetails? FailureDetails { get; init; }
}
