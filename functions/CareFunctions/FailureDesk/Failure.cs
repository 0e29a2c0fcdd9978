using System.Text.Json.Serialization;
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

    /// <summary>Every time it was closed, the last one last; of very many, the latest.</summary>
    public IReadOnlyList<FailureClosing> Closings { get; init; } = [];

    /// <summary>Where it stands.</summary>
    public FailureState State => Closing is not null ? FailureState.Closed : Replays > 0 ? FailureState.Replayed : FailureState.Open;

    /// <summary>The original text; only where one failure is asked for.</summary>
    public string? Original { get; init; }

    /// <summary>The closing that stands; <see langword="null"/> where it is not closed.</summary>
    [JsonIgnore]
    public FailureClosing? Closing => Closings is [.., { ReopenedAt: null } last] ? last : null;

    /// <summary>Since when it stands where it stands in the list: when it was recorded, or last opened again.</summary>
    [JsonIgnore]
    public DateTimeOffset Since => Closings.LastOrDefault(closing => closing.ReopenedAt is not null)?.ReopenedAt ?? At;

    /// <summary>It as it is when it is closed.</summary>
    public Failure Close(FailureClosing closing) => this with { Closings = [.. Closings, closing] };

    /// <summary>It as it is when it is found again.</summary>
    /// <param name="at">When.</param>
    /// <param name="reasons">What is wrong now.</param>
    /// <exception cref="InvalidOperationException">It is not closed.</exception>
    public Failure Reopen(DateTimeOffset at, IReadOnlyList<ProblemFault> reasons) => Amend(closing => closing with { ReopenedAt = at }) with { Reasons = reasons };

    /// <summary>It with another closing in place of the one that stands.</summary>
    /// <exception cref="InvalidOperationException">It is not closed.</exception>
    public Failure Amend(Func<FailureClosing, FailureClosing> amended)
    {
        ArgumentNullException.ThrowIfNull(amended);
        return Closing is { } closing
            ? this with { Closings = [.. Closings.SkipLast(1), amended(closing)] }
            : throw new InvalidOperationException($"Failure {Id} is not closed.");
    }
}
