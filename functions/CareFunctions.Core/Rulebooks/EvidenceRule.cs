using CareFunctions.Core.Worklists;

namespace CareFunctions.Core.Rulebooks;

/// <summary>One piece of evidence that must be on file.</summary>
/// <param name="Id">Its id.</param>
/// <param name="What">What it is.</param>
/// <param name="Where">Where it is recorded.</param>
/// <param name="AnyOf">The kinds of evidence that satisfy it; any one will do.</param>
/// <param name="Clauses">The clauses cited.</param>
/// <param name="WhenFlag">The circumstance in which it is needed; null means always.</param>
/// <param name="Agreed">Whether it must be agreed and not merely finished.</param>
/// <param name="MaximumAgeYears">How old the latest may be, in years; exactly that old still counts. Null means any age.</param>
/// <param name="When">A condition beside <paramref name="WhenFlag"/>; null means always.</param>
/// <param name="Requests">The kinds of request it is needed for; null means the sourcing of a service.</param>
/// <param name="LocalAssumption">Why it is assumed, where the document does not say so itself.</param>
public sealed record EvidenceRule(
    string Id,
    string What,
    string Where,
    IReadOnlyList<string> AnyOf,
    IReadOnlyList<string> Clauses,
    string? WhenFlag = null,
    bool Agreed = false,
    int? MaximumAgeYears = null,
    Condition? When = null,
    IReadOnlyList<RequestKind>? Requests = null,
    string? LocalAssumption = null);
