namespace DurableTask.Core.History;

/// <summary>A sub-orchestration failed.</summary>
public sealed class SubOrchestrationInstanceFailedEvent(int eventId) : HistoryEvent(eventId)
{
    /// <inheritdoc/>
    public override EventType EventType => EventType.SubOrchestrationInstanceFailed;

    /// <summary>The number of the event that called it.</summary>
    public int TaskScheduledId { get; init; }

    /// <summary>The failure's message.</summary>
    public string? Reason { get; init; }

    /// <summary>Where it was thrown, if known.</summary>
    public string? Details { get; init; }

    /// <summary>Why it failed.</summary>
    public FailureDetails? FailureDetails { get; init; }
}
