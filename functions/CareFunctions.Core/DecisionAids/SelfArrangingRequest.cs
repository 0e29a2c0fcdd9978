namespace CareFunctions.Core.DecisionAids;

/// <summary>What decides whether an individual may do without the authority. Null stands for not known.</summary>
/// <param name="SelfFunding">Whether the individual is assessed as able to pay the full cost.</param>
/// <param name="Capacity">Whether the individual has capacity to arrange and manage the services.</param>
/// <param name="AnotherPerson">Whether another appropriate person can make and manage the arrangements for them.</param>
public sealed record SelfArrangingRequest(bool? SelfFunding = null, bool? Capacity = null, bool? AnotherPerson = null);
