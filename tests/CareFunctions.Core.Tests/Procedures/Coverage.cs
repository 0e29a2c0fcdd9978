using CareFunctions.Core.Procedures;

namespace CareFunctions.Core.Tests.Procedures;

/// <summary>Which steps, conditions and outcomes runs have reached. Steps are told apart as objects: ids are unique only within a procedure.</summary>
internal sealed class Coverage
{
    private readonly HashSet<ProcedureStep> _held = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<ProcedureStep> _failed = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<ProcedureStep, HashSet<string>> _outcomes = new(ReferenceEqualityComparer.Instance);

    public void Considered(ProcedureStep step, bool held) => (held ? _held : _failed).Add(step);

    public void Took(ProcedureStep step, string outcome)
    {
        if (!_outcomes.TryGetValue(step, out var taken))
        {
            _outcomes[step] = taken = [];
        }

        taken.Add(outcome);
    }

    /// <summary>The steps that were done.</summary>
    public IReadOnlyCollection<ProcedureStep> Done => _held;

    /// <summary>The steps that were come to and passed by, since their condition did not hold.</summary>
    public IReadOnlyCollection<ProcedureStep> PassedBy => _failed;

    /// <summary>What a step was decided as.</summary>
    public IReadOnlyCollection<string> OutcomesOf(ProcedureStep step) => _outcomes.GetValueOrDefault(step) ?? [];

    /// <summary>What no run has reached.</summary>
    public IEnumerable<string> Missing(ProcedureBook book)
    {
        foreach (var procedure in book.Procedures)
        {
            foreach (var step in procedure.AllSteps())
            {
                var name = $"{book.File}: {procedure.Id}/{step.Id}";
                if (!_held.Contains(step))
                {
                    yield return $"{name} is reached by no run.";
                    continue;
                }

                if (step.When is not null && !_failed.Contains(step))
                {
                    yield return $"{name}: no run passes it by because its condition does not hold.";
                }

                foreach (var outcome in (step.Do == StepKind.Ask ? step.Outcomes ?? ["done"] : []).Except(_outcomes.GetValueOrDefault(step) ?? []))
                {
                    yield return $"{name}: no run decides {outcome}.";
                }
            }
        }
    }
}
