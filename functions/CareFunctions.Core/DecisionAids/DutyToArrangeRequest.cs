namespace CareFunctions.Core.DecisionAids;

/// <summary>What decides whether the authority must arrange for a self-funder. Null stands for not known.</summary>
/// <param name="SelfFunding">Whether the individual is assessed as able to pay the full cost.</param>
/// <param name="CareHomePlacement">Whether a residential, nursing or care home placement is to be arranged; the document's names are one class.</param>
/// <param name="AskedAuthority">Whether the authority was asked to arrange or manage.</param>
/// <param name="Capacity">Whether the individual has capacity to arrange and manage.</param>
/// <param name="AnotherPerson">Whether another appropriate person can arrange and manage for them.</param>
public sealed record DutyToArrangeRequest(
    bool? SelfFunding = null,
    bool? CareHomePlacement = null,
    bool? AskedAuthority = null,
    bool? Capacity = null,
    bool? AnotherPerson = null);
