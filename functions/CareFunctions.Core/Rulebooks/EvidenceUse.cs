using CareFunctions.Core.Worklists;

namespace CareFunctions.Core.Rulebooks;

/// <summary>That a service asks for an <see cref="EvidenceItem"/>, by which clause and when.</summary>
/// <param name="Item">The item's id.</param>
/// <param name="Clauses">The clauses cited.</param>
/// <param name="Where">Where this service wants it recorded, if elsewhere than the item says.</param>
/// <param name="When">The condition; null means always.</param>
/// <param name="Requests">The kinds of request; null means the sourcing of a service.</param>
public sealed record EvidenceUse(
    string Item,
    IReadOnlyList<string> Clauses,
    string? Where = null,
    Condition? When = null,
    IReadOnlyList<RequestKind>? Requests = null);
