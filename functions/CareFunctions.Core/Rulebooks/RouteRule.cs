using CareFunctions.Core.Worklists;

namespace CareFunctions.Core.Rulebooks;

/// <summary>One way in.</summary>
/// <param name="Channel">How it comes.</param>
/// <param name="From">Who sends it.</param>
/// <param name="To">The id of the team it must go to.</param>
/// <param name="Accepted">Whether it is accepted.</param>
/// <param name="Instruction">What to tell a sender who should have come another way, or the answer itself.</param>
/// <param name="Clauses">The clauses cited.</param>
/// <param name="Requests">The kinds of request that come this way; null means the sourcing of a service.</param>
/// <param name="LocalAssumption">Why it is assumed, where the document does not say so itself.</param>
public sealed record RouteRule(
    Channel Channel,
    Requester From,
    string To,
    RouteAcceptance Accepted,
    string Instruction,
    IReadOnlyList<string> Clauses,
    IReadOnlyList<RequestKind>? Requests = null,
    string? LocalAssumption = null);
