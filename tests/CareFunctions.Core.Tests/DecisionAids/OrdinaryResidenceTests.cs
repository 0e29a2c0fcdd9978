using CareFunctions.Core.DecisionAids;

namespace CareFunctions.Core.Tests.DecisionAids;

public sealed class OrdinaryResidenceTests
{
    [Theory]
    [InlineData(SupportElsewhere.ResidentialCare)]
    [InlineData(SupportElsewhere.NursingCare)]
    [InlineData(SupportElsewhere.SupportedLiving)]
    [InlineData(SupportElsewhere.SharedLives)]
    public void IsAffected_BothReadingsMatch_ShowsBothAndAsksAPerson(SupportElsewhere support)
    {
        var decision = OrdinaryResidence.IsAffected(new(support, LocalServices: false, Capacity: true, CrucialToWellbeing: true));

        decision.Answer.ShouldBe(AidAnswer.AskAPerson);
        decision.Reasons.Where(reason => reason.Bearing == ReasonBearing.ForNo).Select(reason => reason.Clause).ShouldBe(["GEN-ORD-04", "GEN-ORD-06"]);
        decision.Reasons.Where(reason => reason.Bearing == ReasonBearing.LeftOpen).Select(reason => reason.Clause).ShouldBe(["GEN-ORD-08"]);
        decision.WhomToAsk!.ShouldContain("Ordinary Residence Procedure");
    }

    [Fact]
    public void IsAffected_NoImpactMatchesButCapacityIsNotKnown_AsksAPerson() =>
        OrdinaryResidence.IsAffected(new(SupportElsewhere.NursingCare, LocalServices: false, DeputyOrDoneeDecided: false)).Answer.ShouldBe(AidAnswer.AskAPerson);

    [Fact]
    public void IsAffected_ExtraCareWithoutTies_AsksAPersonBecauseNothingRulesItOut() =>
        OrdinaryResidence.IsAffected(new(SupportElsewhere.ExtraCare, TiesToNewArea: false, ClearPurpose: false)).Answer.ShouldBe(AidAnswer.AskAPerson);

    [Fact]
    public void IsAffected_PermanentHomecareElsewhere_AsksAPersonBecauseTheGuidanceIsSilent() =>
        OrdinaryResidence.IsAffected(new(SupportElsewhere.Other)).Reasons.Single().Bearing.ShouldBe(ReasonBearing.LeftOpen);
}
