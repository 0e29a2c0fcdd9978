namespace CareFunctions.Core.DecisionAids;

/// <summary>What decides whether a fee may be charged for making arrangements. Null stands for not known.</summary>
/// <param name="SelfFunding">Whether the individual is assessed as able to pay the full cost.</param>
/// <param name="AuthorityManagesToo">Whether the authority also manages the services; it decides only which section is cited.</param>
/// <param name="IndividualAsked">Whether the individual asked for the arrangements.</param>
/// <param name="CapacityToAsk">Whether the individual has capacity to make that request.</param>
/// <param name="CareHome">Whether the services are care home provision.</param>
public sealed record ArrangementFeeRequest(
    bool? SelfFunding = null,
    bool? AuthorityManagesToo = null,
    bool? IndividualAsked = null,
    bool? CapacityToAsk = null,
    bool? CareHome = null);
