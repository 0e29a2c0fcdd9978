using CareFunctions.Core.Worklists;

namespace CareFunctions.Core.Rulebooks;

/// <summary>A change that is blocked until something is agreed, such as strategies for managing a risk.</summary>
/// <param name="Id">Its id.</param>
/// <param name="What">What must be agreed or shown first.</param>
/// <param name="Where">Where that is recorded.</param>
/// <param name="AnyOf">The kinds of evidence that lift the block; any one will do.</param>
/// <param name="Clauses">The clauses cited.</param>
/// <param name="When">The condition; null means always.</param>
/// <param name="Requests">The kinds of request; null means the sourcing of a service.</param>
/// <param name="LocalAssumption">Why it is assumed, where the document does not say so itself.</param>
public sealed record GuardRule(
    string Id,
    string What,
    string Where,
    IReadOnlyList<string> AnyOf,
    IReadOnlyList<string> Clauses,
    Condition? When = null,
    IReadOnlyList<RequestKind>? Requests = null,
    string? LocalAssumption = null);
