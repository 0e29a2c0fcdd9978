namespace CareFunctions.Core.DecisionAids;

/// <summary>What decides whether continuity of care applies. Null stands for not known.</summary>
/// <param name="MovesArea">Whether the person moves from one area to another.</param>
public sealed record ContinuityOfCareRequest(bool? MovesArea = null);
