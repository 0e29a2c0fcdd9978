namespace CareFunctions.Core.Procedures;

/// <summary>A service that a general document adds to every council that has none of that id: its referral is accepted as it comes.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Owner">The id of the team that sources it.</param>
/// <param name="Clauses">The clauses cited.</param>
public sealed record ServiceEntry(string Id, string Name, string Owner, IReadOnlyList<string> Clauses);
