using CareFunctions.Core.Councils;
using CareFunctions.Core.Emails;

namespace CareFunctions.Emails;

/// <summary>How an email was read and what a person said of it, kept to measure the reader. It has facts only, no sentence of the email and no address.</summary>
public sealed record KeptEmailReading
{
    /// <summary>The email's instance.</summary>
    public required string InstanceId { get; init; }

    /// <summary>The council whose mailbox it came to.</summary>
    public required Council Council { get; init; }

    /// <summary>When it was received.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>What was read.</summary>
    public required EmailProposal Read { get; init; }

    /// <summary>Whether it was acted on without a person.</summary>
    public bool ActedAlone { get; init; }

    /// <summary><c>confirm</c>, <c>correct</c> or <c>reject</c>; null where no person was asked.</summary>
    public string? Said { get; init; }

    /// <summary>What it says according to the person; null where no person was asked, or it was rejected.</summary>
    public EmailProposal? Right { get; init; }

    /// <summary>The role of the person who looked.</summary>
    public string? Role { get; init; }
}
