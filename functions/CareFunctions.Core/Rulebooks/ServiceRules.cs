using System.Text.Json.Serialization;

namespace CareFunctions.Core.Rulebooks;

/// <summary>The rules of one service, as its file states them; <see cref="Rules"/> is what they come to.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Owner">The id of the team that sources it (SOM-DOM-01).</param>
/// <param name="Clauses">The clauses cited.</param>
/// <param name="Returned">What happens while a referral is returned (SOM-DOM-11).</param>
/// <param name="Includes">The sets and services whose rules it has as well; an entry of its own with the same id takes the place of theirs.</param>
/// <param name="Uses">Evidence described in the rulebook's own list.</param>
/// <param name="Evidence">What must be on file before a referral is accepted (SOM-DOM-02 to SOM-DOM-09).</param>
/// <param name="Gates">Who must agree.</param>
/// <param name="Guards">What blocks.</param>
/// <param name="Redirects">What does not belong here.</param>
/// <param name="Relaxations">What may be waived.</param>
/// <param name="Routes">The ways in (SOM-DOM-14, SOM-DOM-15).</param>
/// <param name="Advice">What people are told.</param>
public sealed record ServiceRules(
    string Id,
    string Name,
    string Owner,
    IReadOnlyList<string> Clauses,
    ReturnedRules Returned,
    IReadOnlyList<string>? Includes = null,
    IReadOnlyList<EvidenceUse>? Uses = null,
    IReadOnlyList<EvidenceRule>? Evidence = null,
    IReadOnlyList<GateRule>? Gates = null,
    IReadOnlyList<GuardRule>? Guards = null,
    IReadOnlyList<RedirectRule>? Redirects = null,
    IReadOnlyList<RelaxationRule>? Relaxations = null,
    IReadOnlyList<RouteRule>? Routes = null,
    IReadOnlyList<AdviceRule>? Advice = null)
{
    /// <summary>What a referral is held against. <see cref="RulebookLoader"/> works it out.</summary>
    [JsonIgnore]
    public ReferralRules Rules { get; init; } = ReferralRules.None;

    internal RuleSet AsSet() => new(Id, Includes, Uses, Evidence, Gates, Guards, Redirects, Relaxations, Routes, Advice);
}
