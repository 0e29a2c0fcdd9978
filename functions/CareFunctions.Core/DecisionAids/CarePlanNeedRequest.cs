namespace CareFunctions.Core.DecisionAids;

/// <summary>What decides whether a Care and Support Plan is needed before services are arranged. Null stands for not known.</summary>
/// <param name="SelfFunding">Whether the individual is assessed as able to pay the full cost.</param>
/// <param name="AuthorityArranges">Whether the authority arranges the services.</param>
/// <param name="AuthorityManages">Whether the authority manages them once they are in place.</param>
/// <param name="AgreedOrDuty">Whether the authority agreed, or has a duty, to do so.</param>
public sealed record CarePlanNeedRequest(
    bool? SelfFunding = null,
    bool? AuthorityArranges = null,
    bool? AuthorityManages = null,
    bool? AgreedOrDuty = null);
