using System.Text.Json.Serialization;

namespace CareFunctions.Core.Referrals;

/// <summary>What <see cref="ReferralCheck"/> decided.</summary>
/// <param name="Verdict">The decision.</param>
/// <param name="Missing">Every missing item, in the rulebook's order; empty unless returned.</param>
/// <param name="Instruction">For a refused route the right route, for an unknown service the services known; otherwise null.</param>
/// <param name="Clauses">The clauses the decision rests on.</param>
/// <param name="RemindEveryDays">For a returned referral, the civil days between reminders to the worker; otherwise null.</param>
public sealed record ReferralOutcome(
    ReferralVerdict Verdict,
    IReadOnlyList<MissingItem> Missing,
    string? Instruction,
    IReadOnlyList<string> Clauses,
    int? RemindEveryDays)
{
    /// <summary>Whether sourcing may begin.</summary>
    [JsonIgnore]
    public bool Accepted => Verdict == ReferralVerdict.Accepted;
}
