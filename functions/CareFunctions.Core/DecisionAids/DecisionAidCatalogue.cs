namespace CareFunctions.Core.DecisionAids;

/// <summary>Every question of the general documents that can be asked.</summary>
public static class DecisionAidCatalogue
{
    /// <summary>The aids, by name.</summary>
    public static IReadOnlyList<DecisionAid> All { get; } =
    [
        DecisionAid.Of<AccessSupportRequest>("access-support", "May the person or carer be supported to get access to an alternative service?", AccessSupport.MayBeGiven),
        DecisionAid.Of<AlternativeServiceRequest>("alternative-service", "Is the duty to meet an eligible need discharged by an alternative service?", AlternativeService.DischargesDuty),
        DecisionAid.Of<ArrangementFeeRequest>("arrangement-fee", "May the Local Authority charge an administration fee for making arrangements?", ArrangementFee.MayBeCharged),
        DecisionAid.Of<ArrangingStartRequest>("arranging-start", "Is the procedure for arranging support to be used now?", ArrangingStart.MayBegin),
        DecisionAid.Of<CarePlanNeedRequest>("care-plan-need", "Is a Care and Support Plan needed?", CarePlanNeed.IsNeeded),
        DecisionAid.Of<CarerSupportRequest>("carer-support", "Is the Local Authority to arrange, or help arrange, the support of a carer who uses alternative support?", CarerSupport.IsArrangedByAuthority),
        DecisionAid.Of<ContinuityOfCareRequest>("continuity-of-care", "Do the Care Act's continuity of care arrangements apply?", ContinuityOfCare.Applies),
        DecisionAid.Of<DutyToArrangeRequest>("duty-to-arrange", "Must the Local Authority arrange or manage a self-funder's services?", DutyToArrange.MustArrange),
        DecisionAid.Of<IndependentManagementRequest>("independent-management", "Does the option to manage the service independently still exist?", IndependentManagement.IsStillOpen),
        DecisionAid.Of<InterimSupportRequest>("interim-support", "May urgent or interim support be arranged?", InterimSupport.MayBeArranged),
        DecisionAid.Of<NeedWhileAwayRequest>("need-while-away", "Must a need be met while the person regularly stays elsewhere?", NeedWhileAway.MustBeMet),
        DecisionAid.Of<OrdinaryResidenceRequest>("ordinary-residence", "Is ordinary residence affected by support in another area?", OrdinaryResidence.IsAffected),
        DecisionAid.Of<OutOfAreaRequest>("out-of-area", "Can services be arranged out of area?", OutOfArea.MayBeArranged),
        DecisionAid.Of<ProfessionalSupportRequest>("professional-support", "May the practitioner give professional support?", ProfessionalSupport.MayBeGiven),
        DecisionAid.Of<RegularAccessNeedRequest>("regular-access-need", "Must ways of meeting a regular need for access support still be explored?", RegularAccessNeed.MustBeExplored),
        DecisionAid.Of<SelfArrangingRequest>("self-arranging", "May an individual arrange and manage services without the Local Authority?", SelfArranging.MayDoWithoutAuthority),
    ];

    /// <summary>An aid by its name, or null.</summary>
    /// <param name="id">The name.</param>
    public static DecisionAid? Find(string id) => All.FirstOrDefault(aid => aid.Id == id);
}
