namespace CareFunctions.Core.DecisionAids;

/// <summary>What decides whether an alternative service discharges the duty to meet an eligible need. Null stands for not known.</summary>
/// <param name="Document">The document: for the person, or for the carer.</param>
/// <param name="InPlanForEligibleNeed">Whether the service is in the plan to meet an eligible need.</param>
/// <param name="OutsideAdultSocialCare">Whether it comes from outside adult social care, which cannot commission it directly.</param>
/// <param name="InPlace">Whether the service is in place.</param>
/// <param name="TimelyArrangements">Whether the practitioner is satisfied that the person, carer or representative will make suitable and timely arrangements.</param>
/// <param name="AvailablePromptly">Whether the practitioner is satisfied that the service is available and can be given promptly.</param>
/// <param name="SupportConsidered">Whether any support needed to arrange it was considered.</param>
/// <param name="AdvocacyConsidered">Whether it was considered if the advocacy duty applies.</param>
public sealed record AlternativeServiceRequest(
    GeneralDocument Document,
    bool? InPlanForEligibleNeed = null,
    bool? OutsideAdultSocialCare = null,
    bool? InPlace = null,
    bool? TimelyArrangements = null,
    bool? AvailablePromptly = null,
    bool? SupportConsidered = null,
    bool? AdvocacyConsidered = null);
