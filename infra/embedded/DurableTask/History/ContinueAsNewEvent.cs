namespace DurableTask.Core.History;

/// <summary>The orchestration starts over with an empty history.</summary>
public sealed class ContinueAsNewEvent(int eventId) : HistoryEvent(eventId)
{
    /// <inheritdoc/>
    public override EventType EventType => EventType.ContinueAsNew;

    /// <summary>The next generation's input.</summary>
    public string? Result { get; init; }
}
