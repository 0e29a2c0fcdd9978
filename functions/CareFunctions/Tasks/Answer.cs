using CareFunctions.Core.Councils;
using CareFunctions.Core.Worklists;

namespace CareFunctions.Tasks;

/// <summary>What may answer an open task: a worklist event, an email that was read with certainty, or a pen picture that a person has confirmed.</summary>
public sealed record Answer
{
    /// <summary>The instance id of the request, email or pen picture: its identity.</summary>
    public required string From { get; init; }

    /// <summary>The case.</summary>
    public required CaseReference Case { get; init; }

    /// <summary>The rulebook's id of the service; <see langword="null"/> where it does not say.</summary>
    public string? Service { get; init; }

    /// <summary>The kind of worklist request, for one that came by worklist.</summary>
    public RequestKind? Request { get; init; }

    /// <summary>The email's intent in kebab-case, for one that came by email.</summary>
    public string? Email { get; init; }

    /// <summary>The opportunity's reference, for a confirmed pen picture.</summary>
    public string? PenPicture { get; init; }

    /// <summary>What it states, by the names of the contract.</summary>
    public required IReadOnlyDictionary<string, string> Values { get; init; }

    /// <summary>Who answers: a staff identifier or the provider's identifier.</summary>
    public required string ById { get; init; }

    /// <summary>The provider whose word alone it is: it answers nothing that waits for another one. <see langword="null"/> where a person has read it, and for a worklist.</summary>
    public string? Provider { get; init; }

    /// <summary>The name for the note, for example <c>Operational Team (worklist)</c>.</summary>
    public required string ByName { get; init; }
}
