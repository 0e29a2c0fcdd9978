namespace CareFunctions.Core.Worklists;

/// <summary>What a worklist reassignment would say, asked about before it is made.</summary>
/// <param name="Data">What would be asked.</param>
/// <param name="Supersedes">The id of the earlier event whose request it would take the place of; null for none.</param>
public sealed record IntendedRequest(WorklistRequest Data, string? Supersedes);
