namespace DurableTask.Core.History;

/// <summary>A step ended.</summary>
public sealed class OrchestratorCompletedEvent(int eventId) : HistoryEvent(eventId)
{
    /// <inheritdoc/>
    public override EventType EventType => EventType.OrchestratorCompleted;
}
