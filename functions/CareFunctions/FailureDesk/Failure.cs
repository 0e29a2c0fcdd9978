using CareFunctions.Http;

namespace CareFunctions.FailureDesk;

/// <summary>Something that could not be handled.</summary>
public sealed record Failure
{
    /// <summary>Its id: made of the queue and the message's id, so that a message that fails again and again is recorded once.</summary>
    public required string Id { get; init; }

    /// <summary>The queue it came on, or the procedure it broke off.</summary>
    public required string Source { get; init; }

    /// <summary>The message's id on that queue, or the procedure's instance.</summary>
    public required string MessageId { get; init; }

    /// <summary>When it was recorded.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Every reason.</summary>
    public required IReadOnlyList<ProblemFault> Reasons { get; init; }

    /// <summary>When it was last put on its queue again.</summary>
    public DateTimeOffset? ReplayedAt { get; init; }

    /// <summary>Who did.</summary>
    public string? ReplayedBy { get; init; }

    /// <summary>How often it was put on its queue again.</summary>
    public int Replays { get; init; }

    /// <summary>The original text; only where one failure is asked for.</summary>
    public string? Original { get; init; }
}
