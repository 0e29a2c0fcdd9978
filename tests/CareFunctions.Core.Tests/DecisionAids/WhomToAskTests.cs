using CareFunctions.Core.DecisionAids;

namespace CareFunctions.Core.Tests.DecisionAids;

public sealed class WhomToAskTests
{
    private static readonly DutyToArrangeRequest Nobody = new(SelfFunding: true, CareHomePlacement: false, AskedAuthority: false, Capacity: false, AnotherPerson: false);

    [Fact]
    public void MustArrange_PlacementAskedForByACapableSelfFunder_LeavesTheChoiceToTheAuthority() =>
        DutyToArrange.MustArrange(Nobody with { CareHomePlacement = true, AskedAuthority = true, Capacity = true }).WhomToAsk.ShouldBe(
            "The Local Authority; the document does not name who decides for it.");

    [Fact]
    public void MustArrange_NobodyAskedAndNobodyElseCan_IsNotSettledByTheDocument()
    {
        var decision = DutyToArrange.MustArrange(Nobody);
        decision.Answer.ShouldBe(AidAnswer.AskAPerson);
        decision.Reasons[^1].ShouldBe(new Reason(
            "The individual cannot do without the authority, but the document does not say outright that it must then arrange.",
            "GEN-SELF-01",
            ReasonBearing.LeftOpen));
    }

    [Theory]
    [InlineData(GeneralDocument.ArrangingSupport)]
    [InlineData(GeneralDocument.Carers)]
    public void MayBeGiven_LineManagerNotAskedYet_SendsToTheLineManager(GeneralDocument document) =>
        ProfessionalSupport.MayBeGiven(new(document, true, true, null, true)).WhomToAsk.ShouldBe("The practitioner's line manager.");

    [Fact]
    public void IsArrangedByAuthority_NoChoiceMade_AsksTheCarer() =>
        CarerSupport.IsArrangedByAuthority(new(EligibleNeeds: true, AlternativeSupport: true)).WhomToAsk.ShouldBe("The carer, whose choice it is.");

    [Fact]
    public void IsNeeded_AuthorityNeitherArrangesNorManages_IsNotSettledByTheDocument() =>
        CarePlanNeed.IsNeeded(new(SelfFunding: true, AuthorityArranges: false, AuthorityManages: false, AgreedOrDuty: true)).Answer.ShouldBe(AidAnswer.AskAPerson);

    [Fact]
    public void MayBeCharged_AFactNotKnown_NamesItInASentence() =>
        ArrangementFee.MayBeCharged(new(true, false, true, null, false)).Reasons.ShouldContain(new Reason(
            "It is not known whether the individual has capacity to make the request.",
            "GEN-SFA-12",
            ReasonBearing.NotKnown));
}
