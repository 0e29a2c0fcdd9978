namespace CareFunctions.FailureDesk;

/// <summary>That an entry was closed.</summary>
public sealed record FailureClosing
{
    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The name of the person, or <see cref="Sweep.DailySweep.Name"/>.</summary>
    public required string By { get; init; }

    /// <summary>The directory id of the person; <see langword="null"/> for the sweep.</summary>
    public string? ById { get; init; }

    /// <summary>Why, in a person's own words or in the sweep's.</summary>
    public required string Reason { get; init; }

    /// <summary>When the daily sweep found what it had found put right: the moment it closed the entry itself, or a later one where a person did before.</summary>
    public DateTimeOffset? PutRightAt { get; init; }

    /// <summary>When the entry was opened again, because the daily sweep found it again or the procedure broke off again.</summary>
    public DateTimeOffset? ReopenedAt { get; init; }
}
