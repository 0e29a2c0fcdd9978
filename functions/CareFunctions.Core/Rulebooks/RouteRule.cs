namespace CareFunctions.Core.Rulebooks;

/// <summary>One way in.</summary>
/// <param name="Channel">How it comes.</param>
/// <param name="From">Who sends it.</param>
/// <param name="To">The id of the team it must go to.</param>
/// <param name="Accepted">Whether it is accepted.</param>
/// <param name="Instruction">What to tell a sender who should have come another way.</param>
/// <param name="Clauses">The clauses cited.</param>
public sealed record RouteRule(
    Channel Channel,
    Requester From,
    string To,
    RouteAcceptance Accepted,
    string Instruction,
    IReadOnlyList<string> Clauses);
