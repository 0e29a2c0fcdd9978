namespace CareFunctions.Tasks;

/// <summary>A step on a task.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="At">When, by the procedure's clock.</param>
public sealed record TaskStep(string TaskId, DateTimeOffset At);
