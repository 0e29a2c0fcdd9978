using CareFunctions.Core.Commands;
using CareFunctions.Core.Procedures;
using NodaTime;

namespace CareFunctions.Core.Tests.Procedures;

public class ProcedureInterpreterTests
{
    private const string Found = """
        run: found
        procedure: arrange
        service: domiciliary-care
        evidence: support-plan
        values: hoursPerWeek=10
        requestedBy: staff-1
        answer find: found provider=prv-willow startDate=2026-12-01 overRate=false
        """;

    [Fact]
    public async Task RunAsync_ProviderFound_FollowsTheStepsInOrder()
    {
        var (_, effects, faults) = await SampleBook.RunAsync(Found + """

            expect: ask find, change award proactis award, note record, change record eclipse note, run review
            """);

        faults.ShouldBeEmpty();
        effects.Texts.ShouldContain("Provider prv-willow starts on 2026-12-01.");
        effects.Texts.ShouldContain("Awarded to prv-willow for 10 hours from 2026-12-01; not stated.");
        var award = effects.Changed[0];
        award.Effective.ShouldBe(new LocalDate(2026, 12, 1));
        award.Kind.ShouldBe(CommandKind.Award);
        award.Values.ShouldBe(new Dictionary<string, string> { ["provider"] = "prv-willow", ["hoursPerWeek"] = "10" }, ignoreOrder: true);
        effects.Asked[0].Guidance.ShouldContain("Do not wait for a perfect match.");
    }

    [Fact]
    public async Task RunAsync_GateShownByEvidence_IsNotedAndNotAsked()
    {
        var (_, effects, _) = await SampleBook.RunAsync(Found);

        effects.Asked.ShouldNotContain(asking => asking.Step.Id == "peer-forum");
        effects.Noted[0].Step.Id.ShouldBe("peer-forum");
        effects.Noted[0].Text.ShouldEndWith("shown by what is on file.");
    }

    [Fact]
    public async Task RunAsync_GateNotShown_IsAskedOfTheOwnersFirstRole()
    {
        var (_, effects, _) = await SampleBook.RunAsync(Found.Replace("evidence: support-plan\n", "", StringComparison.Ordinal) + "\nanswer peer-forum: agreed");

        effects.Asked[0].By.ShouldBe("sourcing-care-officer");
        effects.Asked[0].Clauses.ShouldBe(["SOM-GEN-05"]);
    }

    [Fact]
    public async Task RunAsync_GateRefused_TellsTheSenderAndEnds()
    {
        var (result, effects, _) = await SampleBook.RunAsync(
            "run: refused\nprocedure: arrange\nservice: domiciliary-care\nanswer peer-forum: not-agreed");

        result.Outcome.ShouldBe("not-agreed");
        effects.Told.ShouldHaveSingleItem().To.ShouldBe("from-team");
    }

    [Fact]
    public async Task RunAsync_ValueAboveTheLimit_AsksSomebodyWhoNeitherRequestedNorDecidedBefore()
    {
        var (_, effects, faults) = await SampleBook.RunAsync(Found.Replace("overRate=false", "overRate=true", StringComparison.Ordinal) + """

            answer rate: agreed
            expect: award, record, record, review
            """);

        faults.ShouldBeEmpty();
        effects.Asked[1].NotBy.ShouldBe(["staff-1", "person-find"]);
    }

    [Fact]
    public async Task RunAsync_RoundsThatSettleNothing_AskWhetherToGoOn()
    {
        var (_, effects, faults) = await SampleBook.RunAsync("""
            run: three rounds, then no more
            procedure: arrange
            service: domiciliary-care
            evidence: support-plan
            answer find: none
            answer find: none
            answer try: again
            answer find: none
            answer find: none
            answer try: stop
            expect: tell tell-none
            outcome: not-arranged
            """);

        faults.ShouldBeEmpty();
        effects.Asked.Select(asking => asking.Key).ShouldBe(
            ["try.1/find", "try.2/find", "try.no-more-rounds.2", "try.3/find", "try.4/find", "try.no-more-rounds.4"]);
    }

    [Fact]
    public async Task RunAsync_HoldLapses_ReleasesAndTells()
    {
        var (_, effects, faults) = await SampleBook.RunAsync(Found.Replace("hoursPerWeek=10", "hoursPerWeek=10 holdUntil=2026-12-14 endDate=2026-12-14", StringComparison.Ordinal) + """

            clock hold: lapsed lastDay=2026-12-14
            expect: clock hold, change release swift deactivate, tell tell-lapsed, award, record, record, review
            """);

        faults.ShouldBeEmpty();
        effects.Clocked[0].LastDay.ShouldBe(new LocalDate(2026, 12, 14));
        effects.Told[0].Text.ShouldBe("The hold ended on 2026-12-14.");
    }

    [Fact]
    public async Task RunAsync_AnotherProcedureWaitedFor_TakesItsOutcome()
    {
        var (_, effects, faults) = await SampleBook.RunAsync(Found.Replace("hoursPerWeek=10", "hoursPerWeek=20", StringComparison.Ordinal) + """

            answer ask-review: poor
            expect: award, record, record, review, waited check, tell tell-poor
            """);

        faults.ShouldBeEmpty();
        effects.Texts.ShouldContain("How is it with prv-willow?");
    }

    [Fact]
    public async Task RunAsync_CaseEndsWhileAPersonIsAsked_BeginsNothingMore()
    {
        var (result, effects, _) = await SampleBook.RunAsync(
            "run: withdrawn\nprocedure: arrange\nservice: domiciliary-care\nevidence: support-plan\nanswer find: case-ended");

        result.Outcome.ShouldBe(StepResult.CaseEnded);
        effects.Changed.ShouldBeEmpty();
        effects.Told.ShouldBeEmpty();
    }

    [Fact]
    public async Task Compare_WrongScript_NamesEveryDifference()
    {
        var (_, _, faults) = await SampleBook.RunAsync(Found + "\nanswer find: none\nexpect: tell nobody\noutcome: other");

        faults.Count.ShouldBe(3);
        faults[0].ShouldBe("it ended as completed, not as other.");
        faults[1].ShouldBe("the line 'answer find: none' was not used.");
        faults[2].ShouldStartWith("what happened: change award proactis award, note record");
    }

    [Fact]
    public async Task Coverage_OneRun_NamesWhatItDoesNotReach()
    {
        var coverage = new Coverage();
        await SampleBook.RunAsync(Found, coverage);

        var missing = coverage.Missing(SampleBook.Rulebook.Books[0]).ToList();
        missing.ShouldContain("somerset.procedures.yaml: arrange/find: no run decides none.");
        missing.ShouldContain("somerset.procedures.yaml: arrange/rate is reached by no run.");
        missing.ShouldContain("somerset.procedures.yaml: review/ask-review is reached by no run.");
        missing.ShouldNotContain("somerset.procedures.yaml: arrange/award is reached by no run.");
    }

    [Fact]
    public async Task RunAsync_StepThatWaitsForAPenPicture_SaysWhatAnswersItAndKeepsTheReference()
    {
        var (result, effects, _) = await SampleBook.RunAsync(
            "run: offered\nprocedure: review\nservice: domiciliary-care\nflags: offered\nanswer ask-review: good\nanswer offer: offered opportunity=OPP-SAMPLE");

        var asked = effects.Asked[^1];
        asked.AnsweredBy.ShouldHaveSingleItem().PenPicture.ShouldBeTrue();
        asked.AnsweredBy[0].Outcome.ShouldBe("offered");
        asked.AnsweredBy[0].Fields.ShouldBe(new Dictionary<string, string> { ["opportunity"] = "opportunity" });
        asked.Fields.Select(field => field.Name).ShouldBe(["whyNot", "opportunity"]);
        asked.Fields[1].For.ShouldBe([]);
        effects.Texts.ShouldContain("Offered as OPP-SAMPLE.");
        result.Values["opportunity"].ShouldBe("OPP-SAMPLE");
        effects.Asked[0].AnsweredBy.ShouldBeEmpty();
        effects.Asked[0].Fields.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("values: hoursPerWeekDelta=2.5 effectiveDate=2026-12-01", 2.5, "2026-12-01")]
    [InlineData("values: provider=prv-willow", null, null)]
    public async Task RunAsync_Increase_IsAskedForAsTheRequestSays(string values, double? hours, string? firstDay)
    {
        var (_, effects, faults) = await SampleBook.RunAsync($"""
            run: more
            procedure: review
            service: domiciliary-care
            flags: more
            {values}
            answer ask-review: good
            increase more: declined
            expect: increase more, tell tell-declined
            """);

        faults.ShouldBeEmpty();
        var asked = effects.Increased.ShouldHaveSingleItem();
        asked.HoursPerWeek.ShouldBe((decimal?)hours);
        RequestValues.Text(asked.FirstDay).ShouldBe(firstDay);
    }
}
