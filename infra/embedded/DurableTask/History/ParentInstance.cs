namespace DurableTask.Core;

/// <summary>The orchestration that called another.</summary>
public sealed class ParentInstance
{
    /// <summary>The orchestrator's name.</summary>
    public string? Name { get; init; }

    /// <summary>Its version, if it has one.</summary>
    public string? Version { get; init; }

    /// <summary>The instance.</summary>
    public OrchestrationInstance? OrchestrationInstance { get; init; }

    /// <summary>The number of the parent's event that made the call.</summary>
    public int TaskScheduleId { get; init; }
}
