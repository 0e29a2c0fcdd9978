namespace CareFunctions.Core.Rulebooks;

/// <summary>Who may decide something.</summary>
/// <param name="AuthorisedBy">The id of the role.</param>
/// <param name="Clauses">The clauses cited.</param>
public sealed record AuthorityRule(string AuthorisedBy, IReadOnlyList<string> Clauses);
