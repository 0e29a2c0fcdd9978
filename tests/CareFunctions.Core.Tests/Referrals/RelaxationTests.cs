using CareFunctions.Core.Referrals;
using CareFunctions.Core.Rulebooks;
using CareFunctions.Core.Worklists;

namespace CareFunctions.Core.Tests.Referrals;

/// <summary>Urgent and interim: waived only where a council gives conditions, and only when all of them are met.</summary>
public sealed class RelaxationTests
{
    private static readonly Rulebook Croydon = RuleCase.Rulebook("croydon");
    private static readonly Rulebook Medway = RuleCase.Rulebook("medway");

    [Theory]
    [InlineData("croydon", "domiciliary-care", "-assessment -reassessment -review -care-and-support-plan -ras")]
    [InlineData("croydon", "residential-placement", "-assessment -reassessment -review -care-and-support-plan -ras")]
    [InlineData("croydon", "supported-living", "-assessment -reassessment -review -care-and-support-plan -ras")]
    [InlineData("croydon", "respite", "-respite-in-plan")]
    [InlineData("croydon", "specialist-respite", "-respite-in-plan")]
    [InlineData("medway", "domiciliary-care", "-assessment -reassessment -review -care-and-support-plan -homecare-referral")]
    [InlineData("medway", "residential-placement", "-assessment -reassessment -review -care-and-support-plan -panel-document")]
    [InlineData("medway", "working-age-adults", "-assessment -reassessment -review -care-and-support-plan -panel-document -waa-referral-form -panel-search-agreement")]
    [InlineData("medway", "respite", "-respite-in-plan")]
    public void Check_UrgentOrInterim_WaivesOnlyWhenEveryConditionIsMet(string council, string service, string absent)
    {
        var rulebook = council == "croydon" ? Croydon : Medway;
        Check(rulebook, service, absent).Verdict.ShouldBe(ReferralVerdict.Returned);
        Check(rulebook, service, absent + " urgent").Accepted.ShouldBeTrue();
        Check(rulebook, service, absent + " #interim").Accepted.ShouldBeTrue();
        foreach (var need in rulebook.Service(service)!.Rules.Relaxations.Single().Needs)
        {
            var outcome = Check(rulebook, service, $"{absent} urgent -{need.AnyOf[0]}");
            outcome.Verdict.ShouldBe(ReferralVerdict.Returned, need.Id);
            outcome.ToWaive.ShouldHaveSingleItem().Item.ShouldBe(need.Id);
        }
    }

    [Theory]
    [InlineData("medway", "residential-placement", "urgent -assessment -reassessment -review -panel-search-agreement")]
    [InlineData("medway", "respite", "urgent -respite-in-plan -team-manager-agreement -head-of-service-agreement")]
    public void Check_Waived_TheAgreementToSearchIsStillNeeded(string council, string service, string words) =>
        Check(RuleCase.Rulebook(council), service, words).Verdict.ShouldBe(ReferralVerdict.WaitsForGate);

    [Fact]
    public void Check_OutOfPanelAgreement_StandsInForThePanelOnlyWhenUrgent()
    {
        Check(Medway, "working-age-adults", "-panel-search-agreement").Verdict.ShouldBe(ReferralVerdict.WaitsForGate);
        Check(Medway, "working-age-adults", "urgent -panel-search-agreement").Accepted.ShouldBeTrue();
    }

    [Fact]
    public void Check_OutOfPanelAgreementOnFileButNotAgreed_DoesNotDo()
    {
        var request = RuleCase.Request(Medway, "working-age-adults", "urgent -assessment -reassessment -review -out-of-panel-agreement");
        request = request with { Evidence = [.. request.Evidence, new EvidenceOnFile("out-of-panel-agreement", RuleCase.Today, EvidenceStatus.Completed)] };
        ReferralCheck.Check(Medway, request, RuleCase.Today).ToWaive.ShouldHaveSingleItem().Code.ShouldBe("not-agreed");
    }

    [Theory]
    [InlineData("croydon", "shared-lives", "urgent -assessment -reassessment -review")]
    [InlineData("croydon", "discharge-to-assess", "urgent -form-a")]
    [InlineData("medway", "specialist-placement", "urgent -panel-document")]
    [InlineData("somerset", "domiciliary-care", "urgent -support-plan")]
    [InlineData("somerset", "supported-living", "urgent -eligible-needs")]
    public void Check_UrgentWhereNothingIsWaived_IsReturned(string council, string service, string words) =>
        Check(RuleCase.Rulebook(council), service, words).Verdict.ShouldBe(ReferralVerdict.Returned);

    [Theory]
    [InlineData("domiciliary-care", ">end", ReferralVerdict.Accepted)]
    [InlineData("domiciliary-care", ">end #risk-to-person-or-carer -risk-strategies", ReferralVerdict.Blocked)]
    public void Check_CroydonEnds_TheRiskGuardAppliesToThemToo(string service, string words, ReferralVerdict verdict) =>
        Check(Croydon, service, words).Verdict.ShouldBe(verdict);

    private static ReferralOutcome Check(Rulebook rulebook, string service, string words) =>
        ReferralCheck.Check(rulebook, RuleCase.Request(rulebook, service, words), RuleCase.Today);
}
