using CareFunctions.Core.Referrals;
using CareFunctions.Core.Rulebooks;
using CareFunctions.Core.Worklists;
using NodaTime;

namespace CareFunctions.Core.Tests.Referrals;

public sealed class ReferralCheckTests
{
    private static readonly LocalDate Today = new(2026, 5, 1);

    private static readonly ReferralRequest Complete = new(
        Channel.Worklist,
        Requester.Worker,
        "Sourcing Care",
        "domiciliary-care",
        Urgency.Routine,
        [
            new("assessment", new LocalDate(2026, 2, 1), EvidenceStatus.Completed),
            new("support-plan", new LocalDate(2026, 3, 1), EvidenceStatus.Completed),
            new("hours-breakdown", null),
            new("eligible-needs", null),
            new("personal-budget", new LocalDate(2026, 3, 2), EvidenceStatus.Agreed),
        ],
        []);

    [Fact]
    public void Check_Complete_IsAccepted() => Check(Complete).Accepted.ShouldBeTrue();

    [Theory]
    [InlineData("assessment", "assessment", "SOM-DOM-02")]
    [InlineData("support-plan", "support-plan", "SOM-DOM-04")]
    [InlineData("hours-breakdown", "hours-breakdown", "SOM-DOM-04")]
    [InlineData("eligible-needs", "eligible-needs", "SOM-DOM-05")]
    [InlineData("personal-budget", "personal-budget", "SOM-DOM-06")]
    public void Check_WithoutOneItem_IsReturnedWithIt(string kind, string item, string clause)
    {
        var outcome = Check(Without(kind));
        outcome.Verdict.ShouldBe(ReferralVerdict.Returned);
        var missing = outcome.Missing.ShouldHaveSingleItem();
        missing.Item.ShouldBe(item);
        missing.Code.ShouldBe("absent");
        missing.Clauses.ShouldContain(clause);
        missing.Where.ShouldStartWith("Eclipse");
        outcome.Clauses.ShouldBe(["SOM-DOM-10", "SOM-DOM-11"]);
        outcome.RemindEveryDays.ShouldBe(7);
    }

    [Fact]
    public void Check_NothingOnFile_NamesEveryItem() =>
        Check(Complete with { Evidence = [], Flags = ["time-critical", "gender-preference", "double-up"] }).Missing.Select(one => one.Item).ShouldBe(
            ["assessment", "support-plan", "hours-breakdown", "eligible-needs", "personal-budget", "time-critical-information", "gender-preference", "ot-assessment"]);

    [Theory]
    [InlineData("time-critical", "time-critical-information", "SOM-DOM-07")]
    [InlineData("gender-preference", "gender-preference", "SOM-DOM-08")]
    [InlineData("double-up", "ot-assessment", "SOM-DOM-09")]
    [InlineData("double-up", "uyg", "SOM-DOM-09")]
    public void Check_Circumstance_AsksForItsEvidenceOnlyThen(string flag, string kind, string clause)
    {
        Check(Complete with { Flags = [flag] }).Missing.ShouldHaveSingleItem().Clauses.ShouldBe([clause]);
        Check(With(Complete, new EvidenceOnFile(kind, null)) with { Flags = [flag] }).Accepted.ShouldBeTrue();
        Check(Complete).Accepted.ShouldBeTrue();
    }

    [Theory]
    [InlineData(2025, 5, 1, null)]
    [InlineData(2025, 4, 30, "too-old")]
    [InlineData(2026, 5, 1, null)]
    [InlineData(2026, 5, 2, "future-dated")]
    public void Check_AssessmentAge_OneYearIncluded(int year, int month, int day, string? code) =>
        Check(Replace("assessment", new EvidenceOnFile("assessment", new LocalDate(year, month, day)))).Missing.Select(one => one.Code).SingleOrDefault().ShouldBe(code);

    [Theory]
    [InlineData(2024, 2, 29, 2025, 2, 28, true)]
    [InlineData(2024, 2, 29, 2025, 3, 1, false)]
    [InlineData(2027, 2, 28, 2028, 2, 29, true)]
    [InlineData(2027, 2, 27, 2028, 2, 29, false)]
    public void Check_LeapDays_AgeIsByTheCalendar(int year, int month, int day, int todayYear, int todayMonth, int todayDay, bool accepted)
    {
        var request = Complete with { Evidence = [.. Complete.Evidence.Select(one => one with { Date = new LocalDate(year, month, day) })] };
        ReferralCheck.Check(SomersetRulebook.Shipped, request, new LocalDate(todayYear, todayMonth, todayDay)).Accepted.ShouldBe(accepted);
    }

    [Theory]
    [InlineData("reassessment")]
    [InlineData("review")]
    public void Check_OldAssessmentWithRecentOther_TheLatestCounts(string kind)
    {
        var old = Replace("assessment", new EvidenceOnFile("assessment", new LocalDate(2020, 1, 1)));
        Check(old).Missing.ShouldHaveSingleItem().Code.ShouldBe("too-old");
        Check(With(old, new EvidenceOnFile(kind, new LocalDate(2026, 1, 1)))).Accepted.ShouldBeTrue();
    }

    [Theory]
    [InlineData("assessment", null, EvidenceStatus.Completed, "undated")]
    [InlineData("assessment", "2026-01-01", EvidenceStatus.InProgress, "unfinished")]
    [InlineData("support-plan", "2026-01-01", EvidenceStatus.InProgress, "unfinished")]
    [InlineData("support-plan", "2026-06-01", EvidenceStatus.Completed, "future-dated")]
    [InlineData("personal-budget", "2026-01-01", EvidenceStatus.Completed, "not-agreed")]
    public void Check_EvidenceThatDoesNotDo_SaysWhy(string kind, string? date, EvidenceStatus status, string code)
    {
        LocalDate? day = date is null ? null : NodaTime.Text.LocalDatePattern.Iso.Parse(date).Value;
        Check(Replace(kind, new EvidenceOnFile(kind, day, status))).Missing.ShouldHaveSingleItem().Code.ShouldBe(code);
    }

    [Theory]
    [InlineData("personal-budget", EvidenceStatus.OnFile)]
    [InlineData("support-plan", EvidenceStatus.Agreed)]
    public void Check_StatusThatDoes_IsAccepted(string kind, EvidenceStatus status) =>
        Check(Replace(kind, new EvidenceOnFile(kind, new LocalDate(2026, 1, 1), status))).Accepted.ShouldBeTrue();

    [Fact]
    public void Check_Email_IsRefusedUnlessUrgent()
    {
        var email = Complete with { Channel = Channel.Email };
        var refused = Check(email);
        refused.Verdict.ShouldBe(ReferralVerdict.RefusedRoute);
        refused.Clauses.ShouldBe(["SOM-DOM-15"]);
        refused.Instruction!.ShouldContain("Eclipse");
        Check(email with { Urgency = Urgency.Urgent }).Accepted.ShouldBeTrue();
    }

    [Fact]
    public void Check_Urgent_WaivesNoEvidence() =>
        Check(Without("assessment") with { Channel = Channel.Email, Urgency = Urgency.Urgent }).Verdict.ShouldBe(ReferralVerdict.Returned);

    [Theory]
    [InlineData("Placements Team")]
    [InlineData("triage")]
    public void Check_AnotherTeam_IsRefusedWithTheRightRoute(string team)
    {
        var outcome = Check(Complete with { ToTeam = team });
        outcome.Verdict.ShouldBe(ReferralVerdict.RefusedRoute);
        outcome.Clauses.ShouldContain("SOM-DOM-01");
        outcome.Instruction.ShouldBe("Re-assign the worklist to Sourcing Care in Eclipse.");
    }

    [Fact]
    public void Check_ProviderRefers_IsRefused() => Check(Complete with { From = Requester.Provider }).Verdict.ShouldBe(ReferralVerdict.RefusedRoute);

    [Fact]
    public void Check_UnknownService_SaysWhichAreKnown() =>
        Check(Complete with { Service = "night-sitting" }).Instruction!.ShouldContain("domiciliary-care");

    [Fact]
    public void CheckIncrease_OperationalTeam_NeedsAgreementAndPlan()
    {
        var increase = Complete with { Evidence = [] };
        ReferralCheck.CheckIncrease(SomersetRulebook.Shipped, increase, Today).Missing.SelectMany(one => one.Clauses).ShouldBe(["SOM-INC-01", "SOM-INC-02"]);
        var complete = With(With(increase, new EvidenceOnFile("operational-agreement", Today)), new EvidenceOnFile("increase-in-support-plan", Today));
        ReferralCheck.CheckIncrease(SomersetRulebook.Shipped, complete, Today).Accepted.ShouldBeTrue();
        ReferralCheck.CheckIncrease(SomersetRulebook.Shipped, complete with { Channel = Channel.Email }, Today).Verdict.ShouldBe(ReferralVerdict.RefusedRoute);
    }

    [Fact]
    public void CheckIncrease_Provider_ComesByEmailAlone()
    {
        var provider = Complete with { From = Requester.Provider, Channel = Channel.Email, Evidence = [] };
        ReferralCheck.CheckIncrease(SomersetRulebook.Shipped, provider, Today).Clauses.ShouldBe(["SOM-INC-04"]);
        ReferralCheck.CheckIncrease(SomersetRulebook.Shipped, provider with { Channel = Channel.Worklist }, Today).Verdict.ShouldBe(ReferralVerdict.RefusedRoute);
        ReferralCheck.CheckIncrease(SomersetRulebook.Shipped with { Increases = null }, provider, Today).Verdict.ShouldBe(ReferralVerdict.UnknownService);
    }

    [Fact]
    public void Check_RandomEvidence_AgreesWithThePlainReading()
    {
        var seeds = Seeds.New();
        string[] kinds = ["assessment", "reassessment", "review", "support-plan", "hours-breakdown", "eligible-needs", "personal-budget"];
        for (var round = 0; round < 3000; round++)
        {
            var evidence = Enumerable.Range(0, seeds.Random.Next(10)).Select(_ => new EvidenceOnFile(
                kinds[seeds.Random.Next(kinds.Length)], Today.PlusDays(seeds.Random.Next(-380, 10)), (EvidenceStatus)seeds.Random.Next(4))).ToList();
            bool Sound(string kind) => evidence.Exists(one => one.Kind == kind && one.Status != EvidenceStatus.InProgress && one.Date <= Today);
            bool Recent(string kind) => evidence.Exists(one => one.Kind == kind && one.Status != EvidenceStatus.InProgress && one.Date <= Today && one.Date >= new LocalDate(2025, 5, 1));
            var expected = (Recent("assessment") || Recent("reassessment") || Recent("review")) && Sound("support-plan") && Sound("hours-breakdown") && Sound("eligible-needs")
                && evidence.Exists(one => one.Kind == "personal-budget" && one.Status is EvidenceStatus.Agreed or EvidenceStatus.OnFile && one.Kind == "personal-budget" && one.Date <= Today);
            Check(Complete with { Evidence = evidence }).Accepted.ShouldBe(expected, seeds.Shown);
        }
    }

    private static ReferralOutcome Check(ReferralRequest request) => ReferralCheck.Check(SomersetRulebook.Shipped, request, Today);

    private static ReferralRequest Without(string kind) => Complete with { Evidence = [.. Complete.Evidence.Where(one => one.Kind != kind)] };

    private static ReferralRequest With(ReferralRequest request, EvidenceOnFile piece) => request with { Evidence = [.. request.Evidence, piece] };

    private static ReferralRequest Replace(string kind, EvidenceOnFile piece) => With(Without(kind), piece);
}
