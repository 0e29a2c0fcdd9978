using CareFunctions.Core.Worklists;

namespace CareFunctions.Core.Rulebooks;

/// <summary>Requests that do not belong here at all, and where they belong.</summary>
/// <param name="Id">Its id.</param>
/// <param name="When">Which requests; a redirect without a condition would refuse everything.</param>
/// <param name="Instruction">What to tell the sender.</param>
/// <param name="Clauses">The clauses cited.</param>
/// <param name="Requests">The kinds of request; null means the sourcing of a service.</param>
public sealed record RedirectRule(
    string Id,
    Condition When,
    string Instruction,
    IReadOnlyList<string> Clauses,
    IReadOnlyList<RequestKind>? Requests = null);
