using CareFunctions.Core.DecisionAids;
using static CareFunctions.Core.DecisionAids.AidAnswer;
using static CareFunctions.Core.DecisionAids.GeneralDocument;
using static CareFunctions.Core.DecisionAids.ReasonBearing;

namespace CareFunctions.Core.Tests.DecisionAids;

/// <summary>Two cases for each clause that the decision aids cover, and the clauses that are left to other parts.</summary>
internal static class ClauseCases
{
    private static readonly ArrangementFeeRequest Fee = new(SelfFunding: true, AuthorityManagesToo: false, IndividualAsked: true, CapacityToAsk: true, CareHome: false);
    private static readonly ArrangementFeeRequest ManagedFee = Fee with { AuthorityManagesToo = true };
    private static readonly DutyToArrangeRequest Service = new(SelfFunding: true, CareHomePlacement: false, AskedAuthority: false, Capacity: true, AnotherPerson: false);
    private static readonly DutyToArrangeRequest Asked = Service with { AskedAuthority = true };
    private static readonly DutyToArrangeRequest Placement = Asked with { CareHomePlacement = true };
    private static readonly DutyToArrangeRequest AlonePlacement = Placement with { Capacity = false };
    private static readonly SelfArrangingRequest Alone = new(SelfFunding: true, Capacity: false, AnotherPerson: false);
    private static readonly CarePlanNeedRequest ArrangesOnly = new(SelfFunding: true, AuthorityArranges: true, AuthorityManages: false, AgreedOrDuty: true);
    private static readonly ArrangingStartRequest Start = new(FinalBudgetAgreed: true, PlanSignedOff: true, PlanNeeded: true, ServicesToArrange: true);
    private static readonly RegularAccessNeedRequest Regular = new(NeededRegularly: true, IdentifiedInPlanning: true, LongTermArrangements: true);
    private static readonly OutOfAreaRequest Nowhere = new(NothingAppropriateLocally: false, PermanentPlacement: true, OwnRequestAgreed: false, Capacity: false, AgreedInBestInterests: false);
    private static readonly NeedWhileAwayRequest Away = new(OrdinarilyResidentHere: true, RegularTimeElsewhere: true, EligibleNeedWhileAway: true);
    private static readonly OrdinaryResidenceRequest Shared = new(
        SupportElsewhere.SharedLives,
        LocalServices: false,
        Capacity: false,
        AuthorityDecidedBestInterests: false,
        CrucialToWellbeing: false,
        DeputyOrDoneeDecided: false);

    private static readonly OrdinaryResidenceRequest Extra = new(SupportElsewhere.ExtraCare, TiesToNewArea: true, ClearPurpose: true);

    /// <summary>Clauses of the five kinds that no decision aid covers, each with the reason.</summary>
    public static IReadOnlyDictionary<string, string> LeftToOtherParts { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["GEN-DP-02"] = "The local processes for a direct payment are each council's own: the council's rulebook holds them and the referral check applies them.",
    };

    public static IReadOnlyList<ClauseCase> All { get; } =
    [
        .. ArrangingAndPlans(),
        .. SelfFunders(),
        .. AreasAndResidence(),
        .. BothDocuments(ArrangingSupport, "GEN-ALT", "GEN-ALT-16", "GEN-ALT-17", "GEN-URG", "GEN-PROF-01", "GEN-PROF-06", "GEN-PROF-07"),
        .. BothDocuments(Carers, "CAR-ALT", "CAR-ALT-17", "CAR-ALT-18", "CAR-URG", "CAR-PROF-01", "CAR-PROF-05", "CAR-PROF-06"),
        .. OneDocumentOnly(),
    ];

    private static IEnumerable<ClauseCase> ArrangingAndPlans() =>
    [
        new("GEN-USE-01", ForNo, ArrangingStart.MayBegin(Start with { FinalBudgetAgreed = false }), No, ArrangingStart.MayBegin(Start), Yes),
        new("GEN-USE-02", ForNo, ArrangingStart.MayBegin(Start with { PlanSignedOff = false }), No, ArrangingStart.MayBegin(Start with { PlanSignedOff = false, PlanNeeded = false }), Yes),
        new("GEN-USE-03", ForYes, ArrangingStart.MayBegin(Start), Yes, ArrangingStart.MayBegin(Start with { ServicesToArrange = false }), No),
        new("GEN-SFA-01", ForNo, CarePlanNeed.IsNeeded(ArrangesOnly), No, CarePlanNeed.IsNeeded(ArrangesOnly with { AuthorityManages = true }), Yes),
        new("GEN-SFA-02", ForNo, CarePlanNeed.IsNeeded(ArrangesOnly), No, CarePlanNeed.IsNeeded(ArrangesOnly with { AgreedOrDuty = false }), AskAPerson),
        new("GEN-SFM-02", ForYes, CarePlanNeed.IsNeeded(ArrangesOnly with { AuthorityManages = true }), Yes, CarePlanNeed.IsNeeded(ArrangesOnly), No),
    ];

    private static IEnumerable<ClauseCase> SelfFunders() =>
    [
        new("GEN-SELF-01", ForYes, SelfArranging.MayDoWithoutAuthority(Alone with { Capacity = true }), Yes, SelfArranging.MayDoWithoutAuthority(Alone with { SelfFunding = false }), AskAPerson),
        new("GEN-SELF-02", ForNo, SelfArranging.MayDoWithoutAuthority(Alone), No, SelfArranging.MayDoWithoutAuthority(Alone with { Capacity = true }), Yes),
        new("GEN-SELF-03", ForNo, SelfArranging.MayDoWithoutAuthority(Alone), No, SelfArranging.MayDoWithoutAuthority(Alone with { AnotherPerson = true }), Yes),
        new("GEN-SELF-04", ForYes, DutyToArrange.MustArrange(Asked), Yes, DutyToArrange.MustArrange(Service), No),
        new("GEN-SELF-05", ForYes, DutyToArrange.MustArrange(Asked), Yes, DutyToArrange.MustArrange(Placement), AskAPerson),
        new("GEN-SELF-06", LeftOpen, DutyToArrange.MustArrange(Placement), AskAPerson, DutyToArrange.MustArrange(Asked), Yes),
        new("GEN-SELF-07", LeftOpen, DutyToArrange.MustArrange(Placement), AskAPerson, DutyToArrange.MustArrange(AlonePlacement), Yes),
        new("GEN-SELF-08", ForYes, DutyToArrange.MustArrange(AlonePlacement), Yes, DutyToArrange.MustArrange(Placement), AskAPerson),
        new("GEN-SELF-09", ForYes, DutyToArrange.MustArrange(AlonePlacement), Yes, DutyToArrange.MustArrange(AlonePlacement with { AnotherPerson = true }), AskAPerson),
        new("GEN-SELF-10", ForYes, DutyToArrange.MustArrange(AlonePlacement with { AskedAuthority = false }), Yes, DutyToArrange.MustArrange(AlonePlacement with { AnotherPerson = true }), AskAPerson),
        new("GEN-SFA-10", ForYes, ArrangementFee.MayBeCharged(Fee), Yes, ArrangementFee.MayBeCharged(Fee with { SelfFunding = false }), No),
        new("GEN-SFA-11", ForYes, ArrangementFee.MayBeCharged(Fee), Yes, ArrangementFee.MayBeCharged(Fee with { IndividualAsked = false }), No),
        new("GEN-SFA-12", ForYes, ArrangementFee.MayBeCharged(Fee), Yes, ArrangementFee.MayBeCharged(Fee with { CapacityToAsk = false }), No),
        new("GEN-SFA-13", ForYes, ArrangementFee.MayBeCharged(Fee), Yes, ArrangementFee.MayBeCharged(Fee with { CareHome = true }), No),
        new("GEN-SFM-05", ForNo, IndependentManagement.IsStillOpen(new(SelfFunding: false, LegalObligationToManage: false)), No, IndependentManagement.IsStillOpen(new(SelfFunding: true, LegalObligationToManage: false)), Yes),
        new("GEN-SFM-06", ForNo, IndependentManagement.IsStillOpen(new(SelfFunding: true, LegalObligationToManage: true)), No, IndependentManagement.IsStillOpen(new(SelfFunding: true, LegalObligationToManage: false)), Yes),
        new("GEN-SFM-07", ForYes, ArrangementFee.MayBeCharged(ManagedFee), Yes, ArrangementFee.MayBeCharged(ManagedFee with { SelfFunding = false }), No),
        new("GEN-SFM-08", ForYes, ArrangementFee.MayBeCharged(ManagedFee), Yes, ArrangementFee.MayBeCharged(ManagedFee with { IndividualAsked = false }), No),
        new("GEN-SFM-09", ForYes, ArrangementFee.MayBeCharged(ManagedFee), Yes, ArrangementFee.MayBeCharged(ManagedFee with { CapacityToAsk = false }), No),
        new("GEN-SFM-10", ForYes, ArrangementFee.MayBeCharged(ManagedFee), Yes, ArrangementFee.MayBeCharged(ManagedFee with { CareHome = true }), No),
    ];

    private static IEnumerable<ClauseCase> AreasAndResidence() =>
    [
        new("GEN-OOA-01", ForYes, OutOfArea.MayBeArranged(Nowhere with { NothingAppropriateLocally = true }), Yes, OutOfArea.MayBeArranged(Nowhere), No),
        new("GEN-OOA-02", ForYes, OutOfArea.MayBeArranged(Nowhere with { OwnRequestAgreed = true }), Yes, OutOfArea.MayBeArranged(Nowhere with { OwnRequestAgreed = true, PermanentPlacement = false }), No),
        new("GEN-OOA-03", ForYes, OutOfArea.MayBeArranged(Nowhere with { AgreedInBestInterests = true }), Yes, OutOfArea.MayBeArranged(Nowhere with { AgreedInBestInterests = true, Capacity = true }), No),
        new("GEN-OOA-04", ForYes, ContinuityOfCare.Applies(new(MovesArea: true)), Yes, ContinuityOfCare.Applies(new(MovesArea: false)), No),
        new("GEN-OOA-06", ForYes, NeedWhileAway.MustBeMet(Away), Yes, NeedWhileAway.MustBeMet(Away with { OrdinarilyResidentHere = false }), AskAPerson),
        new("GEN-OOA-09", ForYes, NeedWhileAway.MustBeMet(Away), Yes, NeedWhileAway.MustBeMet(Away with { EligibleNeedWhileAway = false }), No),
        new("GEN-ORD-03", ForNo, OrdinaryResidence.IsAffected(new(SupportElsewhere.TemporaryRespite)), No, OrdinaryResidence.IsAffected(Extra), AskAPerson),
        new("GEN-ORD-04", ForNo, OrdinaryResidence.IsAffected(Shared), No, OrdinaryResidence.IsAffected(Shared with { LocalServices = true }), AskAPerson),
        new("GEN-ORD-05", ForNo, OrdinaryResidence.IsAffected(Shared with { AuthorityDecidedBestInterests = true }), No, OrdinaryResidence.IsAffected(Shared with { AuthorityDecidedBestInterests = true, Capacity = true }), AskAPerson),
        new("GEN-ORD-06", ForNo, OrdinaryResidence.IsAffected(Shared with { LocalServices = true, CrucialToWellbeing = true }), AskAPerson, OrdinaryResidence.IsAffected(Shared), No),
        new("GEN-ORD-07", LeftOpen, OrdinaryResidence.IsAffected(Shared with { LocalServices = true }), AskAPerson, OrdinaryResidence.IsAffected(Shared), No),
        new("GEN-ORD-08", LeftOpen, OrdinaryResidence.IsAffected(Shared with { Capacity = true }), AskAPerson, OrdinaryResidence.IsAffected(Shared), No),
        new("GEN-ORD-09", LeftOpen, OrdinaryResidence.IsAffected(Shared with { DeputyOrDoneeDecided = true }), AskAPerson, OrdinaryResidence.IsAffected(Shared), No),
        new("GEN-ORD-10", LeftOpen, OrdinaryResidence.IsAffected(Extra), AskAPerson, OrdinaryResidence.IsAffected(Shared), No),
        new("GEN-ORD-11", LeftOpen, OrdinaryResidence.IsAffected(Extra), AskAPerson, OrdinaryResidence.IsAffected(Extra with { ClearPurpose = false }), AskAPerson),
        new("GEN-ORD-12", LeftOpen, OrdinaryResidence.IsAffected(Extra), AskAPerson, OrdinaryResidence.IsAffected(Extra with { TiesToNewArea = false }), AskAPerson),
        new("GEN-ORD-13", LeftOpen, OrdinaryResidence.IsAffected(Extra), AskAPerson, OrdinaryResidence.IsAffected(Extra with { ClearPurpose = false }), AskAPerson),
    ];

    private static IEnumerable<ClauseCase> BothDocuments(
        GeneralDocument document, string alternative, string delay, string access, string urgent, string meaning, string manager, string others)
    {
        var discharged = new AlternativeServiceRequest(document, true, true, true, true, true, true, true);
        var interim = new InterimSupportRequest(document, UrgentOrInterim: true, Agreed: true, BridgesDelay: true);
        var support = new ProfessionalSupportRequest(document, true, true, true, true);
        return
        [
            new($"{alternative}-01", ForNo, AlternativeService.DischargesDuty(discharged with { OutsideAdultSocialCare = false }), No, AlternativeService.DischargesDuty(discharged), Yes),
            new($"{alternative}-09", ForNo, AlternativeService.DischargesDuty(discharged with { InPlace = false }), No, AlternativeService.DischargesDuty(discharged), Yes),
            new($"{alternative}-10", ForNo, AlternativeService.DischargesDuty(discharged with { TimelyArrangements = false }), No, AlternativeService.DischargesDuty(discharged), Yes),
            new($"{alternative}-11", ForNo, AlternativeService.DischargesDuty(discharged with { AvailablePromptly = false }), No, AlternativeService.DischargesDuty(discharged), Yes),
            new($"{alternative}-12", NotKnown, AlternativeService.DischargesDuty(discharged with { SupportConsidered = false }), AskAPerson, AlternativeService.DischargesDuty(discharged), Yes),
            new($"{alternative}-13", NotKnown, AlternativeService.DischargesDuty(discharged with { AdvocacyConsidered = false }), AskAPerson, AlternativeService.DischargesDuty(discharged), Yes),
            new(delay, ForYes, InterimSupport.MayBeArranged(interim), Yes, InterimSupport.MayBeArranged(interim with { BridgesDelay = false }), Yes),
            new(access, ForYes, AccessSupport.MayBeGiven(new(document, AppropriateAndProportionate: true)), Yes, AccessSupport.MayBeGiven(new(document, AppropriateAndProportionate: false)), No),
            new($"{urgent}-01", ForNo, InterimSupport.MayBeArranged(interim with { Agreed = false }), No, InterimSupport.MayBeArranged(interim), Yes),
            new($"{urgent}-02", ForYes, InterimSupport.MayBeArranged(interim), Yes, InterimSupport.MayBeArranged(interim with { UrgentOrInterim = false }), No),
            new(meaning, ForNo, ProfessionalSupport.MayBeGiven(support with { BeyondStatutoryDuty = false }), No, ProfessionalSupport.MayBeGiven(support), Yes),
            new(manager, ForNo, ProfessionalSupport.MayBeGiven(support with { LineManagerAgreed = false }), No, ProfessionalSupport.MayBeGiven(support), Yes),
            new(others, NotKnown, ProfessionalSupport.MayBeGiven(support with { OthersConsidered = false }), AskAPerson, ProfessionalSupport.MayBeGiven(support), Yes),
        ];
    }

    private static IEnumerable<ClauseCase> OneDocumentOnly()
    {
        var agency = new AccessSupportRequest(ArrangingSupport, AppropriateAndProportionate: true, PaidAgency: true);
        var carer = new CarerSupportRequest(EligibleNeeds: true, AlternativeSupport: true, CarerChoice.EndPlan);
        return
        [
            new("GEN-ALT-20", ForYes, AccessSupport.MayBeGiven(agency), Yes, AccessSupport.MayBeGiven(agency with { PaidAgency = false }), Yes),
            new("GEN-ALT-21", ForYes, RegularAccessNeed.MustBeExplored(Regular with { IdentifiedInPlanning = false }), Yes, RegularAccessNeed.MustBeExplored(Regular), No),
            new("GEN-ALT-22", ForYes, RegularAccessNeed.MustBeExplored(Regular with { LongTermArrangements = false }), Yes, RegularAccessNeed.MustBeExplored(Regular), No),
            new("CAR-INF-01", ForNo, CarerSupport.IsArrangedByAuthority(carer), No, CarerSupport.IsArrangedByAuthority(carer with { Choice = null }), AskAPerson),
            new("CAR-INF-02", ForNo, CarerSupport.IsArrangedByAuthority(carer with { Choice = CarerChoice.KeepPlanArrangeAlone }), No, CarerSupport.IsArrangedByAuthority(carer), No),
            new("CAR-INF-03", ForYes, CarerSupport.IsArrangedByAuthority(carer with { Choice = CarerChoice.KeepPlanAskAuthority }), Yes, CarerSupport.IsArrangedByAuthority(carer), No),
        ];
    }
}
