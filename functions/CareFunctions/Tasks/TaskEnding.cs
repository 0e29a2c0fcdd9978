namespace CareFunctions.Tasks;

/// <summary>The end of a task that nobody decided.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="State">Expired or superseded.</param>
public sealed record TaskEnding(string TaskId, TaskState State);
