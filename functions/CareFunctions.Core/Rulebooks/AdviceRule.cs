using CareFunctions.Core.Worklists;

namespace CareFunctions.Core.Rulebooks;

/// <summary>What people are told with the answer: something to consider, to know or to do later. It decides nothing.</summary>
/// <param name="Text">The advice.</param>
/// <param name="Clauses">The clauses cited.</param>
/// <param name="When">The condition; null means always.</param>
/// <param name="Requests">The kinds of request; null means the sourcing of a service.</param>
public sealed record AdviceRule(
    string Text,
    IReadOnlyList<string> Clauses,
    Condition? When = null,
    IReadOnlyList<RequestKind>? Requests = null);
