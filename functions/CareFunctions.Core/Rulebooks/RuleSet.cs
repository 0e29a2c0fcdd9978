namespace CareFunctions.Core.Rulebooks;

/// <summary>Rules that several services have in common, stated once.</summary>
/// <param name="Id">Its id; sets and services share one list of ids.</param>
/// <param name="Includes">The sets and services whose rules it has as well.</param>
/// <param name="Uses">Evidence described in the rulebook's own list.</param>
/// <param name="Evidence">Evidence described here.</param>
/// <param name="Gates">Agreements.</param>
/// <param name="Guards">Blocks.</param>
/// <param name="Redirects">What does not belong here.</param>
/// <param name="Relaxations">What may be waived.</param>
/// <param name="Routes">The ways in.</param>
/// <param name="Advice">What people are told.</param>
public sealed record RuleSet(
    string Id,
    IReadOnlyList<string>? Includes = null,
    IReadOnlyList<EvidenceUse>? Uses = null,
    IReadOnlyList<EvidenceRule>? Evidence = null,
    IReadOnlyList<GateRule>? Gates = null,
    IReadOnlyList<GuardRule>? Guards = null,
    IReadOnlyList<RedirectRule>? Redirects = null,
    IReadOnlyList<RelaxationRule>? Relaxations = null,
    IReadOnlyList<RouteRule>? Routes = null,
    IReadOnlyList<AdviceRule>? Advice = null);
