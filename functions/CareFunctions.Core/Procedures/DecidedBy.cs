namespace CareFunctions.Core.Procedures;

/// <summary>Who decided a step, for its note.</summary>
/// <param name="Id">The person's directory id, or what stands for whoever answered.</param>
/// <param name="Name">The name.</param>
/// <param name="Role">The role in which.</param>
/// <param name="Reason">Why, in the person's words.</param>
/// <param name="Late">Whether it came after the day it was due.</param>
public sealed record DecidedBy(string Id, string Name, string Role, string Reason, bool Late = false);
