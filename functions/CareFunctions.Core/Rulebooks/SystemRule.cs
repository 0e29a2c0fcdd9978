namespace CareFunctions.Core.Rulebooks;

/// <summary>Which system does something.</summary>
/// <param name="System">The id of the system.</param>
/// <param name="Clauses">The clauses cited.</param>
public sealed record SystemRule(string System, IReadOnlyList<string> Clauses);
