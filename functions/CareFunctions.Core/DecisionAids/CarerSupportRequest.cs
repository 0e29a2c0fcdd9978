namespace CareFunctions.Core.DecisionAids;

/// <summary>What decides whether the authority arranges for a carer who uses alternative support. Null stands for not known.</summary>
/// <param name="EligibleNeeds">Whether the carer has eligible needs.</param>
/// <param name="AlternativeSupport">Whether the carer intends to use alternative methods of support.</param>
/// <param name="Choice">What the carer chooses.</param>
public sealed record CarerSupportRequest(bool? EligibleNeeds = null, bool? AlternativeSupport = null, CarerChoice? Choice = null);
