namespace CareFunctions.Core.Rulebooks;

/// <summary>The rules of one service.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Owner">The id of the team that sources it (SOM-DOM-01).</param>
/// <param name="Clauses">The clauses cited.</param>
/// <param name="Evidence">What must be on file before a referral is accepted (SOM-DOM-02 to SOM-DOM-09).</param>
/// <param name="Routes">The ways in (SOM-DOM-14, SOM-DOM-15).</param>
/// <param name="Returned">What happens while a referral is returned (SOM-DOM-11).</param>
public sealed record ServiceRules(
    string Id,
    string Name,
    string Owner,
    IReadOnlyList<string> Clauses,
    IReadOnlyList<EvidenceRule> Evidence,
    IReadOnlyList<RouteRule> Routes,
    ReturnedRules Returned);
