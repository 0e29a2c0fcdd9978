namespace CareFunctions.Core.Rulebooks;

/// <summary>Something the rulebook names, such as a system.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name as people write it.</param>
/// <param name="Clauses">The clauses cited.</param>
public sealed record NamedEntry(string Id, string Name, IReadOnlyList<string> Clauses);
