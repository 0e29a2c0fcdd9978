using System.Text.Json.Serialization;

namespace CareFunctions.Core.TimeBoxes;

/// <summary>One kind of clock as a rulebook declares it. What is stored with running work: members are added, never renamed.</summary>
/// <param name="Id">Its id, in kebab-case: stored with running clocks, so it does not change.</param>
/// <param name="Name">Its name for staff.</param>
/// <param name="Length">How long it runs.</param>
/// <param name="AtEnd">What happens when nobody decides by its last day.</param>
/// <param name="Decide">Who decides, and how.</param>
/// <param name="Reminders">Who is reminded, and when.</param>
/// <param name="Clauses">The clauses cited, at least one.</param>
/// <param name="Extend">Who may extend it; null means nobody.</param>
/// <param name="Amend">Who may move its last day either way; null means nobody.</param>
/// <param name="Payment">Whether a lapse changes a payment: then every use of it issues a command and tells a person.</param>
/// <param name="Next">What happens at its end, for staff; null for a sentence made of the rest.</param>
/// <param name="LocalAssumption">Why this length, where the document gives none; null where it gives one.</param>
public sealed record ClockRule(
    string Id,
    string Name,
    ClockLength Length,
    ClockEnd AtEnd,
    ClockDecision Decide,
    ClockReminders Reminders,
    IReadOnlyList<string> Clauses,
    ClockExtension? Extend = null,
    ClockAmendment? Amend = null,
    bool Payment = false,
    string? Next = null,
    string? LocalAssumption = null)
{
    /// <summary>The outcome of a clock that ended by itself.</summary>
    public const string Lapsed = "lapsed";

    /// <summary>The outcome of a clock whose case ended.</summary>
    public const string CaseEnded = "case-ended";

    /// <summary>The value that names the last day when a clock is extended to a date or amended.</summary>
    public const string LastDayField = "lastDay";

    /// <summary>Every outcome it can have: the decisions, <see cref="Lapsed"/> where it lapses, <see cref="CaseEnded"/>.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Outcomes => [.. Decide.Outcomes, .. AtEnd == ClockEnd.Lapses ? [Lapsed] : Array.Empty<string>(), CaseEnded];

    /// <summary>The ids of the teams and roles that it names.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Mentions =>
    [
        .. new[] { Decide.Owner, Decide.By, Extend?.Owner, Extend?.By, Amend?.Owner, Amend?.By }.OfType<string>()
            .Concat(Reminders.Tell).Concat(Reminders.After?.Tell ?? []).Distinct(StringComparer.Ordinal),
    ];
}
