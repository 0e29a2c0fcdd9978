using CareFunctions.Core.Worklists;

namespace CareFunctions.Core.Rulebooks;

/// <summary>Somebody's agreement without which a stage does not begin.</summary>
/// <param name="Id">Its id.</param>
/// <param name="What">What must be agreed.</param>
/// <param name="Where">Where the agreement is recorded.</param>
/// <param name="By">The ids of the roles and forums of which any one may agree; empty when the document names nobody.</param>
/// <param name="AnyOf">The kinds of evidence that show the agreement; any one will do.</param>
/// <param name="Clauses">The clauses cited.</param>
/// <param name="Before">What may not begin without it.</param>
/// <param name="Agreed">Whether the evidence must be agreed and not merely finished.</param>
/// <param name="When">The condition; null means always.</param>
/// <param name="Requests">The kinds of request; null means the sourcing of a service.</param>
/// <param name="LocalAssumption">Why it is assumed, where the document does not say so itself.</param>
public sealed record GateRule(
    string Id,
    string What,
    string Where,
    IReadOnlyList<string> By,
    IReadOnlyList<string> AnyOf,
    IReadOnlyList<string> Clauses,
    GateStage Before = GateStage.Search,
    bool Agreed = true,
    Condition? When = null,
    IReadOnlyList<RequestKind>? Requests = null,
    string? LocalAssumption = null);
