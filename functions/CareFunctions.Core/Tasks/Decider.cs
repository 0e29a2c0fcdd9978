namespace CareFunctions.Core.Tasks;

/// <summary>Who decides, from their sign-in.</summary>
/// <param name="Id">The person's stable identifier.</param>
/// <param name="Name">The name for the case note.</param>
/// <param name="Roles">The rulebook's ids of the roles they hold.</param>
public sealed record Decider(string Id, string Name, IReadOnlyList<string> Roles);
