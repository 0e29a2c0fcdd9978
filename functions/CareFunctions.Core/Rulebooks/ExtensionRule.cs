namespace CareFunctions.Core.Rulebooks;

/// <summary>What the Business Manager may add (SOM-INC-06, SOM-INC-07).</summary>
/// <param name="Days">Exactly how many civil days, on top of the period so far.</param>
/// <param name="Times">How many times.</param>
/// <param name="AuthorisedBy">The id of the role.</param>
/// <param name="Clauses">The clauses cited.</param>
public sealed record ExtensionRule(int Days, int Times, string AuthorisedBy, IReadOnlyList<string> Clauses);
