namespace CareFunctions.Core.Procedures;

/// <summary>A form that the document names.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name as people write it.</param>
/// <param name="Clauses">The clauses cited.</param>
public sealed record FormRule(string Id, string Name, IReadOnlyList<string> Clauses);
