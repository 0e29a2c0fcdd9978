namespace DurableTask.Core.History;

/// <summary>A step began.</summary>
public sealed class OrchestratorStartedEvent(int eventId) : HistoryEvent(eventId)
{
    /// <inheritdoc/>
    public override EventType EventType => EventType.OrchestratorStarted;
}
