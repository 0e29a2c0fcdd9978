using CareFunctions.Core.Referrals;
using CareFunctions.Core.Rulebooks;
using CareFunctions.Core.Tests.Register;

namespace CareFunctions.Core.Tests.Referrals;

/// <summary>Every rule of every council's rulebook has a request that makes it fire and one that does not.</summary>
public sealed class RuleCasesTests
{
    public static TheoryData<string> Councils => ["somerset", "croydon", "medway"];

    [Theory]
    [MemberData(nameof(Councils))]
    public void Rule_WhatMakesItFire_FiresItAndTheOtherDoesNot(string council)
    {
        var rulebook = RuleCase.Rulebook(council);
        var wrong = new List<string>();
        foreach (var row in RuleCase.Read(council))
        {
            var fired = ReferralCheck.Check(rulebook, RuleCase.Request(rulebook, row.Service, row.Fires), RuleCase.Today);
            if (fired.Verdict != row.Verdict)
            {
                wrong.Add($"{row}: {fired.Verdict}, expected {row.Verdict}");
            }

            if (!RuleCase.Reported(fired).Contains(row.Clause))
            {
                wrong.Add($"{row}: does not fire, but {string.Join(", ", RuleCase.Reported(fired))}");
            }

            var quiet = ReferralCheck.Check(rulebook, RuleCase.Request(rulebook, row.Service, row.Quiet), RuleCase.Today);
            if (RuleCase.Reported(quiet).Contains(row.Clause))
            {
                wrong.Add($"{row}: fires for {row.Quiet} too");
            }
        }

        wrong.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Councils))]
    public void Rule_EveryOne_HasItsPairOfCases(string council)
    {
        var rows = RuleCase.Read(council);
        var known = rows.Select(row => row.Clause).ToHashSet();
        RuleCase.Rulebook(council).Services.SelectMany(service => Clauses(service)).Where(clause => !known.Contains(clause)).Distinct().ShouldBeEmpty();
    }

    [Fact]
    public void Register_EveryRuleThatAReferralCanMeet_HasItsPairOfCases()
    {
        var rows = new[] { "somerset", "croydon", "medway" }.SelectMany(RuleCase.Read).Select(row => row.Clause).ToHashSet();
        var register = ClauseRegister.Deciding("somerset", "croydon", "medway");
        register.Count.ShouldBe(285);

        // Who authorises a running increase is the time-box's, whose tests fire these.
        register.Where(clause => !rows.Contains(clause)).ShouldBe(["SOM-INC-05", "SOM-INC-06", "SOM-INC-08"]);
    }

    private static IEnumerable<string> Clauses(ServiceRules service) =>
        service.Rules.Evidence.SelectMany(one => one.Clauses)
        .Concat(service.Rules.Gates.SelectMany(one => one.Clauses))
        .Concat(service.Rules.Guards.SelectMany(one => one.Clauses))
        .Concat(service.Rules.Redirects.SelectMany(one => one.Clauses))
        .Concat(service.Rules.Relaxations.SelectMany(one => one.Clauses.Concat(one.Needs.SelectMany(need => need.Clauses))))
        .Concat(service.Rules.Routes.SelectMany(one => one.Clauses))
        .Concat(service.Rules.Advice.SelectMany(one => one.Clauses));
}
