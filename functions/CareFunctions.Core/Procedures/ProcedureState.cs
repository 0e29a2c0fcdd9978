using NodaTime;

namespace CareFunctions.Core.Procedures;

/// <summary>What a running procedure knows: the values decided so far, and what each step came to.</summary>
/// <param name="start">What it started with.</param>
public sealed class ProcedureState(ProcedureStart start)
{
    private readonly Dictionary<string, string> _values = new(start.Values, StringComparer.Ordinal);
    private readonly Dictionary<string, string> _outcomes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _deciders = new(StringComparer.Ordinal);

    /// <summary>What it started with.</summary>
    public ProcedureStart Start { get; } = start;

    /// <summary>The request's values and every decided one, by name; a later one has replaced an earlier.</summary>
    public IReadOnlyDictionary<string, string> Values => _values;

    /// <summary>What each step came to, the last time it ran.</summary>
    public IReadOnlyDictionary<string, string> Outcomes => _outcomes;

    /// <summary>Who decided each step, by the directory's id.</summary>
    public IReadOnlyDictionary<string, string> Deciders => _deciders;

    /// <summary>The last day of the clock that ran last.</summary>
    public LocalDate? LastDay { get; private set; }

    /// <summary>Whether the request named a circumstance, or a decision has said that it is so.</summary>
    /// <param name="flag">The circumstance.</param>
    public bool HasFlag(string flag) =>
        Start.Flags.Contains(flag, StringComparer.Ordinal) || _values.GetValueOrDefault(flag) == "true";

    /// <summary>Forgets what steps came to, before they run again; decided values stay.</summary>
    /// <param name="steps">The steps.</param>
    public void Forget(IEnumerable<ProcedureStep> steps)
    {
        ArgumentNullException.ThrowIfNull(steps);
        foreach (var step in steps)
        {
            _outcomes.Remove(step.Id);
            _deciders.Remove(step.Id);
        }
    }

    /// <summary>Takes in what a step came to.</summary>
    /// <param name="step">The step's id.</param>
    /// <param name="came">What it came to.</param>
    public void Take(string step, StepResult came)
    {
        ArgumentNullException.ThrowIfNull(came);
        _outcomes[step] = came.Outcome;
        foreach (var (name, value) in came.Values)
        {
            _values[name] = value;
        }

        if (came.By is { } decider)
        {
            _deciders[step] = decider.Id;
        }

        LastDay = came.LastDay ?? LastDay;
    }
}
