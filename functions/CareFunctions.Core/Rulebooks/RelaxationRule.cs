using CareFunctions.Core.Worklists;

namespace CareFunctions.Core.Rulebooks;

/// <summary>Evidence that is waived in a circumstance, but only when everything given in its stead is there.</summary>
/// <param name="Id">Its id.</param>
/// <param name="When">The circumstance.</param>
/// <param name="Waives">The ids of the evidence that may be missing.</param>
/// <param name="Needs">What must be on file instead.</param>
/// <param name="Clauses">The clauses cited.</param>
/// <param name="StandsInFor">The ids of the gates that are passed as well; null means none.</param>
/// <param name="Requests">The kinds of request; null means the sourcing of a service.</param>
public sealed record RelaxationRule(
    string Id,
    Condition When,
    IReadOnlyList<string> Waives,
    IReadOnlyList<EvidenceRule> Needs,
    IReadOnlyList<string> Clauses,
    IReadOnlyList<string>? StandsInFor = null,
    IReadOnlyList<RequestKind>? Requests = null);
