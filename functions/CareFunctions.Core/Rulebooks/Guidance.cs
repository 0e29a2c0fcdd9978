namespace CareFunctions.Core.Rulebooks;

/// <summary>A clause that is advice, shown where it helps.</summary>
/// <param name="Text">The advice.</param>
/// <param name="Clauses">The clauses cited.</param>
public sealed record Guidance(string Text, IReadOnlyList<string> Clauses);
