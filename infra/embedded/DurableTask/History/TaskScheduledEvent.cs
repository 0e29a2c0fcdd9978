namespace DurableTask.Core.History;

/// <summary>An activity was scheduled.</summary>
public sealed class TaskScheduledEvent(int eventId) : HistoryEvent(eventId)
{
    /// <inheritdoc/>
    public override EventType EventType => EventType.TaskScheduled;

    /// <summary>The activity's name.</summary>
    public string? Name { get; init; }

    /// <summary>Its version, if it has one.</summary>
    public string? Version { get; init; }

    /// <summary>Its input.</summary>
    public string? Input { get; init; }

    /// <summary>The tags it was scheduled with.</summary>
    public IDictionary<string, string>? Tags { get; init; }
}
