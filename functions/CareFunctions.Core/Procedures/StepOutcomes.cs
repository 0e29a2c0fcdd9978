using CareFunctions.Core.TimeBoxes;

namespace CareFunctions.Core.Procedures;

/// <summary>What a step can come to.</summary>
internal static class StepOutcomes
{
    public const string Started = "started";

    /// <summary>Every outcome that a step's <c>then</c> and later conditions may name.</summary>
    public static IReadOnlyList<string> Of(ProcedureStep step, IEnumerable<ProcedureRule> procedures, IEnumerable<ClockRule> clocks) => step.Do switch
    {
        StepKind.Ask => step.Outcomes ?? ["done"],
        StepKind.Agree => [ProcedureInterpreter.Agreed, ProcedureInterpreter.NotAgreed],
        StepKind.Clock => clocks.FirstOrDefault(one => one.Id == step.Clock) is { } clock ? [.. clock.Outcomes.Where(one => one != StepResult.CaseEnded)] : [],
        StepKind.Increase => ["long-term", "ended", "expired", "declined", "refused", "not-an-increase"],
        StepKind.Repeat => ["met", "stopped"],
        StepKind.Run when step.Beside => [Started],
        StepKind.Run => procedures.FirstOrDefault(one => one.Id == step.Procedure) is { } run ? EndsOf(run) : [],
        _ => [],
    };

    private static IReadOnlyList<string> EndsOf(ProcedureRule procedure)
    {
        var steps = procedure.AllSteps().ToList();
        var refused = steps.Where(one => one.Do == StepKind.Agree && one.Then?.ContainsKey(ProcedureInterpreter.NotAgreed) is not true)
            .Select(_ => ProcedureInterpreter.NotAgreed);
        return [.. steps.Select(one => one.Outcome).OfType<string>().Concat(refused).Append(ProcedureResult.Completed).Distinct()];
    }
}
