namespace CareFunctions.Core.Procedures;

/// <summary>Clauses that live in code or in another part of the rulebook.</summary>
/// <param name="Where">A type or file of the repository.</param>
/// <param name="Clauses">The clauses cited.</param>
public sealed record CoveredElsewhere(string Where, IReadOnlyList<string> Clauses);
