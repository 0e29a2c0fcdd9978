namespace DurableTask.Core;

/// <summary>One run of an orchestration.</summary>
public sealed class OrchestrationInstance
{
    /// <summary>The instance's id.</summary>
    public string InstanceId { get; init; } = string.Empty;

    /// <summary>The id of the run: starting over or again gives the instance a new one.</summary>
    public string? ExecutionId { get; init; }
}
