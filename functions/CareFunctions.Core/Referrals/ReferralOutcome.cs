using System.Text.Json.Serialization;
using CareFunctions.Core.Rulebooks;

namespace CareFunctions.Core.Referrals;

/// <summary>What <see cref="ReferralCheck"/> decided. Everything that stands in the way is listed at once, whatever the verdict.</summary>
/// <param name="Verdict">The decision.</param>
/// <param name="Missing">Every missing item, in the rulebook's order; empty unless returned.</param>
/// <param name="Instruction">For a refused route the right route, for an answered one the answer, for an unknown service the services known; otherwise null.</param>
/// <param name="Clauses">The clauses the decision rests on.</param>
/// <param name="RemindEveryDays">For a returned referral, the civil days between reminders to the worker; otherwise null.</param>
public sealed record ReferralOutcome(
    ReferralVerdict Verdict,
    IReadOnlyList<MissingItem> Missing,
    string? Instruction,
    IReadOnlyList<string> Clauses,
    int? RemindEveryDays)
{
    /// <summary>What must be agreed or shown before anything may be changed.</summary>
    public IReadOnlyList<MissingItem> Blocks { get; init; } = [];

    /// <summary>The agreements it waits for.</summary>
    public IReadOnlyList<AwaitedAgreement> Awaited { get; init; } = [];

    /// <summary>Agreements that come later, before the award or the start; they hold nothing up yet.</summary>
    public IReadOnlyList<AwaitedAgreement> Ahead { get; init; } = [];

    /// <summary>The clauses by which missing evidence was waived.</summary>
    public IReadOnlyList<string> WaivedBy { get; init; } = [];

    /// <summary>Where evidence would be waived but for these, these.</summary>
    public IReadOnlyList<MissingItem> ToWaive { get; init; } = [];

    /// <summary>What the people involved should consider or know.</summary>
    public IReadOnlyList<Guidance> Advice { get; init; } = [];

    /// <summary>Whether sourcing may begin.</summary>
    [JsonIgnore]
    public bool Accepted => Verdict == ReferralVerdict.Accepted;
}
