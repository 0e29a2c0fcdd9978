namespace CareFunctions.Core.Commands;

/// <summary>A council system's answer to a <see cref="SystemCommand"/>, as it stands on the queue <c>system-results</c>.</summary>
/// <param name="CorrelationId">The command's correlation id.</param>
/// <param name="InstanceId">The orchestration that waits for it, as the command gave it.</param>
/// <param name="Done">Whether the change was made.</param>
/// <param name="Detail">What the system said; for a refusal, why. Null when it said nothing.</param>
public sealed record SystemResult(string CorrelationId, string InstanceId, bool Done, string? Detail);
