namespace CareFunctions.Core.Rulebooks;

/// <summary>A mailbox (SOM-GEN-13).</summary>
/// <param name="Id">Its id.</param>
/// <param name="Team">The id of the team that reads it.</param>
/// <param name="Setting">The configuration setting that holds its address.</param>
/// <param name="Clauses">The clauses cited.</param>
public sealed record Mailbox(string Id, string Team, string Setting, IReadOnlyList<string> Clauses);
