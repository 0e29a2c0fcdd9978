using CareFunctions.Core.Tests.Register;

namespace CareFunctions.Core.Tests.DecisionAids;

public sealed class ClauseCasesTests
{
    public static TheoryData<string> Clauses => new(ClauseCases.All.Select(one => one.Clause));

    [Theory]
    [MemberData(nameof(Clauses))]
    public void Clause_CaseThatFiresIt_BearsOnTheAnswer(string clause)
    {
        var one = ClauseCases.All.Single(one => one.Clause == clause);
        one.Fires.Reasons.ShouldContain(reason => reason.Clause == clause && reason.Bearing == one.Bearing);
        one.Fires.Answer.ShouldBe(one.Answer);
    }

    [Theory]
    [MemberData(nameof(Clauses))]
    public void Clause_CaseThatDoesNotFireIt_DoesNotBearOnTheAnswer(string clause)
    {
        var one = ClauseCases.All.Single(one => one.Clause == clause);
        one.DoesNotFire.Reasons.ShouldNotContain(reason => reason.Clause == clause && reason.Bearing == one.Bearing);
        one.DoesNotFire.Answer.ShouldBe(one.OtherAnswer);
    }

    [Fact]
    public void Register_EveryClauseThatDecides_HasACaseOrIsLeftToAnotherPartWithAReason()
    {
        var covered = ClauseCases.All.Select(one => one.Clause).Concat(ClauseCases.LeftToOtherParts.Keys).Order(StringComparer.Ordinal);
        covered.ShouldBe(ClauseRegister.Deciding("generic", "carers"));
        ClauseCases.LeftToOtherParts.Values.ShouldAllBe(reason => reason.EndsWith('.'));
    }
}
