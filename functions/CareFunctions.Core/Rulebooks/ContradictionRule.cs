namespace CareFunctions.Core.Rulebooks;

/// <summary>What one request cannot say at once, such as that a temporary increase has a known end and that it has none.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Flags">The circumstances; all of them together contradict. At least one.</param>
/// <param name="Why">Why they cannot both be so, and what to say instead, in a sentence.</param>
/// <param name="Clauses">The clauses that tell the one from the other.</param>
/// <param name="Stated">What the request's own details state, of <see cref="Referrals.ReferralRequest.StatedKinds"/>, that contradicts as well; null means nothing.</param>
/// <param name="LocalAssumption">Why it is assumed, where the document does not say so itself.</param>
public sealed record ContradictionRule(
    string Id,
    IReadOnlyList<string> Flags,
    string Why,
    IReadOnlyList<string> Clauses,
    IReadOnlyList<string>? Stated = null,
    string? LocalAssumption = null);
