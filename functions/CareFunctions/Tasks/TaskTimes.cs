namespace CareFunctions.Tasks;

/// <summary>A task's new end.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="ExpiresAt">From when on it can no longer be decided; null where it stays open.</param>
/// <param name="DueAt">By when it is now due; null means until it expires.</param>
/// <param name="Facts">The facts as they are now; null leaves them.</param>
/// <param name="Title">What is asked now; null leaves it.</param>
/// <param name="Next">What happens next now; null leaves it.</param>
public sealed record TaskTimes(
    string TaskId,
    DateTimeOffset? ExpiresAt,
    DateTimeOffset? DueAt = null,
    IReadOnlyDictionary<string, string>? Facts = null,
    string? Title = null,
    string? Next = null);
