namespace CareFunctions.Core.DecisionAids;

/// <summary>What decides whether ordinary residence is affected. Null stands for not known.</summary>
/// <param name="Support">What is given in the other area.</param>
/// <param name="LocalServices">Whether appropriate local services are available.</param>
/// <param name="Capacity">Whether the person has capacity to decide where to live.</param>
/// <param name="AuthorityDecidedBestInterests">Whether the authority decided that it was in their best interests to be placed out of area.</param>
/// <param name="CrucialToWellbeing">Whether the authority deemed the placement crucial to promoting their wellbeing.</param>
/// <param name="DeputyOrDoneeDecided">Whether a Deputy, or Donee of a Lasting Power of Attorney, with the authority to do so decided.</param>
/// <param name="TiesToNewArea">Whether the person has ties to the new area: family, friends, work, education, professional support.</param>
/// <param name="ClearPurpose">Whether there is a clear purpose for moving there.</param>
public sealed record OrdinaryResidenceRequest(
    SupportElsewhere? Support = null,
    bool? LocalServices = null,
    bool? Capacity = null,
    bool? AuthorityDecidedBestInterests = null,
    bool? CrucialToWellbeing = null,
    bool? DeputyOrDoneeDecided = null,
    bool? TiesToNewArea = null,
    bool? ClearPurpose = null);
