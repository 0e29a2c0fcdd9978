namespace CareFunctions.Core.DecisionAids;

/// <summary>What decides whether an individual may go back to managing a service independently. Null stands for not known.</summary>
/// <param name="SelfFunding">Whether the individual continues to be self-funding.</param>
/// <param name="LegalObligationToManage">Whether the authority has a legal obligation to manage the service.</param>
public sealed record IndependentManagementRequest(bool? SelfFunding = null, bool? LegalObligationToManage = null);
