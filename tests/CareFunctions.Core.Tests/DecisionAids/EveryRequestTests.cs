using CareFunctions.Core.DecisionAids;
using CareFunctions.Core.Tests.Register;

namespace CareFunctions.Core.Tests.DecisionAids;

public sealed class EveryRequestTests
{
    public static TheoryData<string> Aids => new(EveryRequest.Aids.Keys);

    [Theory]
    [MemberData(nameof(Aids))]
    public void Answer_EveryRequest_HasReasonsFromTheRegisterAndSomebodyToAskExactlyWhenOpen(string aid)
    {
        foreach (var (facts, _, ask) in EveryRequest.Aids[aid]())
        {
            var decision = ask(facts);
            var shown = $"{aid} of {string.Join(", ", facts)}: {decision.Answer}";
            (decision.WhomToAsk is not null).ShouldBe(decision.Answer == AidAnswer.AskAPerson, shown);
            decision.Reasons.ShouldNotBeEmpty(shown);
            foreach (var reason in decision.Reasons)
            {
                ClauseRegister.ById.ContainsKey(reason.Clause).ShouldBeTrue($"{shown} cites {reason.Clause}");
                reason.Sentence.ShouldMatch(@"^[A-Z].+\.$", shown);
            }

            var pointed = decision.Answer switch
            {
                AidAnswer.Yes => decision.Reasons.Any(reason => reason.Bearing == ReasonBearing.ForYes),
                AidAnswer.No => decision.Reasons.Any(reason => reason.Bearing == ReasonBearing.ForNo),
                _ => true,
            };
            pointed.ShouldBeTrue(shown);
        }
    }

    [Theory]
    [MemberData(nameof(Aids))]
    public void Answer_YesOrNoWithFactsUnknown_StaysWhateverTheyTurnOutToBe(string aid)
    {
        foreach (var (facts, kinds, ask) in EveryRequest.Aids[aid]())
        {
            var answer = ask(facts).Answer;
            if (answer == AidAnswer.AskAPerson)
            {
                continue;
            }

            for (var unknown = 0; unknown < facts.Length; unknown++)
            {
                if (facts[unknown] is not null)
                {
                    continue;
                }

                foreach (var value in EveryRequest.Values(kinds[unknown]))
                {
                    object?[] learned = [.. facts[..unknown], value, .. facts[(unknown + 1)..]];
                    ask(learned).Answer.ShouldBe(answer, $"{aid} of {string.Join(", ", facts)}, then {string.Join(", ", learned)}");
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Aids))]
    public void Answer_NothingKnown_AsksAPerson(string aid)
    {
        var nothing = EveryRequest.Aids[aid]().Where(one => one.Facts.Zip(one.Kinds).All(fact => fact.First is null || Nullable.GetUnderlyingType(fact.Second) is null)).ToList();
        nothing.ShouldNotBeEmpty();
        nothing.ShouldAllBe(one => one.Ask(one.Facts).Answer == AidAnswer.AskAPerson);
    }
}
