namespace CareFunctions.Core.DecisionAids;

/// <summary>What decides whether services can be arranged out of area. Null stands for not known.</summary>
/// <param name="NothingAppropriateLocally">Whether there are no appropriate services locally.</param>
/// <param name="PermanentPlacement">Whether the placement is permanent.</param>
/// <param name="OwnRequestAgreed">Whether the person's own request was agreed under the Wellbeing principle.</param>
/// <param name="Capacity">Whether the person has capacity.</param>
/// <param name="AgreedInBestInterests">Whether an out of area placement was agreed to be in their best interests.</param>
public sealed record OutOfAreaRequest(
    bool? NothingAppropriateLocally = null,
    bool? PermanentPlacement = null,
    bool? OwnRequestAgreed = null,
    bool? Capacity = null,
    bool? AgreedInBestInterests = null);
