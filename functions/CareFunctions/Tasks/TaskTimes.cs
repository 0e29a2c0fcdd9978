namespace CareFunctions.Tasks;

/// <summary>A task's new end.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="ExpiresAt">By when it is now due, and from when on it can no longer be decided.</param>
public sealed record TaskTimes(string TaskId, DateTimeOffset ExpiresAt);
