namespace CareFunctions.Tasks;

/// <summary>What a person decided.</summary>
public sealed record TaskDecision
{
    /// <summary>One of the task's outcomes.</summary>
    public required string Outcome { get; init; }

    /// <summary>Why, in the person's own words.</summary>
    public required string Reason { get; init; }

    /// <summary>The person's directory id.</summary>
    public required string ById { get; init; }

    /// <summary>The person's name, for the note.</summary>
    public required string ByName { get; init; }

    /// <summary>The role it was decided in.</summary>
    public required string Role { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Whether it came after the day it was due.</summary>
    public bool Late { get; init; }

    /// <summary>The instance of the request, email or pen picture that answered it; <see langword="null"/> where a person at a screen did.</summary>
    public string? AnsweredFrom { get; init; }

    /// <summary>What the decision says beyond its outcome, by the task's field names.</summary>
    public IReadOnlyDictionary<string, string> Details { get; init; } = new Dictionary<string, string>();
}
