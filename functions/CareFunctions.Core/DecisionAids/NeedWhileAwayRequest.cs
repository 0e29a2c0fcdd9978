namespace CareFunctions.Core.DecisionAids;

/// <summary>What decides whether a need must be met while a person stays elsewhere. Null stands for not known.</summary>
/// <param name="OrdinarilyResidentHere">Whether the person is ordinarily resident in the authority's area.</param>
/// <param name="RegularTimeElsewhere">Whether the person regularly stays in another area.</param>
/// <param name="EligibleNeedWhileAway">Whether there is an eligible need in that time.</param>
public sealed record NeedWhileAwayRequest(bool? OrdinarilyResidentHere = null, bool? RegularTimeElsewhere = null, bool? EligibleNeedWhileAway = null);
