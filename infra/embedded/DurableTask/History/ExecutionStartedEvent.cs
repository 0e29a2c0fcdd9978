namespace DurableTask.Core.History;

/// <summary>The orchestration was started.</summary>
public sealed class ExecutionStartedEvent(int eventId) : HistoryEvent(eventId)
{
    /// <inheritdoc/>
    public override EventType EventType => EventType.ExecutionStarted;

    /// <summary>The orchestrator's name.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>Its version, if it has one.</summary>
    public string? Version { get; init; }

    /// <summary>Its input.</summary>
    public string? Input { get; init; }

    /// <summary>The instance.</summary>
    public OrchestrationInstance? OrchestrationInstance { get; init; }

    /// <summary>The orchestration that called it, if one did.</summary>
    public ParentInstance? ParentInstance { get; init; }

    /// <summary>The tags it was started with.</summary>
    public IDictionary<string, string>? Tags { get; init; }

    /// <summary>When it was to start, in UTC, if that was given.</summary>
    public DateTime? ScheduledStartTime { get; init; }
}
