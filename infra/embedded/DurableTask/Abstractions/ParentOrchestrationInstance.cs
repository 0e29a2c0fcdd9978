namespace Microsoft.DurableTask;

/// <summary>The orchestration that called this one.</summary>
/// <param name="Name">The parent orchestrator's name.</param>
/// <param name="InstanceId">The parent's instance id.</param>
public record class ParentOrchestrationInstance(TaskName Name, string InstanceId);
