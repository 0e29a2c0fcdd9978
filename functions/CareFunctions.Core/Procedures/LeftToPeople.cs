namespace CareFunctions.Core.Procedures;

/// <summary>Clauses that the software deliberately leaves to people.</summary>
/// <param name="What">What people do.</param>
/// <param name="Reason">Why the software does not.</param>
/// <param name="Clauses">The clauses cited.</param>
public sealed record LeftToPeople(string What, string Reason, IReadOnlyList<string> Clauses);
