using CareFunctions.Core.Councils;
using CareFunctions.Core.Emails;

namespace CareFunctions.Emails;

/// <summary>An email to be acted on or put before a person: what was read, no sentence of it.</summary>
public sealed record EmailWork
{
    /// <summary>The council whose mailbox it came to.</summary>
    public required Council Council { get; init; }

    /// <summary>When it was received.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>What it is taken to say.</summary>
    public required EmailProposal Proposal { get; init; }

    /// <summary>Who sent it, as far as the procedures care.</summary>
    public required EmailSenderRole Sender { get; init; }

    /// <summary>The provider of the case, where known.</summary>
    public string? Provider { get; init; }

    /// <summary>Whether it says that it is urgent.</summary>
    public bool Urgent { get; init; }

    /// <summary>Whether it is acted on without a person.</summary>
    public bool MayAct { get; init; }

    /// <summary>Why a person must look; empty when none must.</summary>
    public IReadOnlyList<string> Doubts { get; init; } = [];

    /// <summary>The team that looks.</summary>
    public required string Team { get; init; }

    /// <summary>The role that looks, as it signs in.</summary>
    public required string Role { get; init; }
}
