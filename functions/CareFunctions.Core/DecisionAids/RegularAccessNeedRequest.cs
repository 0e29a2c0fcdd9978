namespace CareFunctions.Core.DecisionAids;

/// <summary>What decides whether a regular need for support to get access to a service is provided for. Null stands for not known.</summary>
/// <param name="NeededRegularly">Whether support is needed regularly, such as weekly help to arrange specialist transport.</param>
/// <param name="IdentifiedInPlanning">Whether care and support planning identified it.</param>
/// <param name="LongTermArrangements">Whether suitable long-term arrangements are in place.</param>
public sealed record RegularAccessNeedRequest(bool? NeededRegularly = null, bool? IdentifiedInPlanning = null, bool? LongTermArrangements = null);
