namespace CareFunctions.Core.Rulebooks;

/// <summary>A role that may decide.</summary>
/// <param name="Id">Its id, which a person's sign-in grants.</param>
/// <param name="Name">Its name.</param>
/// <param name="Team">The id of the team it belongs to.</param>
/// <param name="Clauses">The clauses cited.</param>
public sealed record Role(string Id, string Name, string Team, IReadOnlyList<string> Clauses);
