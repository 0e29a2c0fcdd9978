using CareFunctions.Core.Procedures;
using NodaTime;

namespace CareFunctions.Core.Tests.Procedures;

/// <summary>Answers a procedure from a script and writes down what it did.</summary>
internal sealed class ScriptedEffects(ScriptedRun run, Coverage? coverage) : IProcedureEffects
{
    private readonly List<(string Kind, string Step, StepResult Result)> _left = [.. run.Answers];
    private bool _ended;

    /// <summary>What happened, in order: the kind, the step's id, and for a change its system and kind.</summary>
    public List<string[]> Happened { get; } = [];

    /// <summary>The texts of everything told, noted, asked and changed, in order.</summary>
    public List<string> Texts { get; } = [];

    public List<Asking> Asked { get; } = [];

    public List<Changing> Changed { get; } = [];

    public List<Telling> Told { get; } = [];

    public List<Noting> Noted { get; } = [];

    public List<Clocking> Clocked { get; } = [];

    public List<Increasing> Increased { get; } = [];

    public IEnumerable<string> Unused => _left.Select(one => $"{one.Kind} {one.Step}: {one.Result.Outcome}");

    public LocalDate Today => run.Today;

    public bool CaseHasEnded => _ended;

    public Task<StepResult> AskAsync(Asking asking)
    {
        Asked.Add(asking);
        Texts.Add(asking.What);
        Happened.Add([asking.Step.Do == StepKind.Agree ? "agree" : "ask", asking.Step.Id]);
        var result = Next("answer", asking.Step.Id);
        if (result.Outcome != StepResult.CaseEnded && !asking.Outcomes.Contains(result.Outcome))
        {
            throw new FormatException($"{asking.Step.Id} cannot be decided as {result.Outcome}, only as {string.Join(", ", asking.Outcomes)}.");
        }

        var missing = asking.Fields.Where(field => field.For?.Contains(result.Outcome) is not false && !result.Values.ContainsKey(field.Name)).Select(field => field.Name).ToList();
        if (missing.Count > 0 && result.Outcome != StepResult.CaseEnded)
        {
            throw new FormatException($"{asking.Step.Id} decided as {result.Outcome} needs {string.Join(", ", missing)}.");
        }

        coverage?.Took(asking.Step, result.Outcome);
        return Task.FromResult(result);
    }

    public Task ChangeAsync(Changing changing)
    {
        Changed.Add(changing);
        Texts.Add(changing.What);
        Happened.Add(["change", changing.Step.Id, changing.System, System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(changing.Kind.ToString())]);
        return Task.CompletedTask;
    }

    public Task TellAsync(Telling telling)
    {
        Told.Add(telling);
        Texts.Add(telling.Text);
        Happened.Add(["tell", telling.Step.Id]);
        return Task.CompletedTask;
    }

    public Task NoteAsync(Noting noting)
    {
        Noted.Add(noting);
        Texts.Add(noting.Text);
        if (noting.Step.Do == StepKind.Note)
        {
            Happened.Add(["note", noting.Step.Id]);
        }

        return Task.CompletedTask;
    }

    public Task<StepResult> ClockAsync(Clocking clocking)
    {
        Clocked.Add(clocking);
        Happened.Add(["clock", clocking.Step.Id]);
        var result = Next("clock", clocking.Step.Id);
        if (!clocking.Clock.Outcomes.Contains(result.Outcome))
        {
            throw new FormatException($"The clock {clocking.Clock.Id} cannot come to {result.Outcome}, only to {string.Join(", ", clocking.Clock.Outcomes)}.");
        }

        coverage?.Took(clocking.Step, result.Outcome);
        return Task.FromResult(result);
    }

    public Task<StepResult> IncreaseAsync(Increasing increasing)
    {
        Increased.Add(increasing);
        Happened.Add(["increase", increasing.Step.Id]);
        var result = Next("increase", increasing.Step.Id);
        if (!StepOutcomes.Of(increasing.Step, [], []).Contains(result.Outcome))
        {
            throw new FormatException($"An increase cannot come to {result.Outcome}, only to {string.Join(", ", StepOutcomes.Of(increasing.Step, [], []))}.");
        }

        coverage?.Took(increasing.Step, result.Outcome);
        return Task.FromResult(result);
    }

    public async Task<StepResult> RunAsync(Running running)
    {
        Happened.Add([running.Beside ? "run" : "waited", running.Step.Id]);
        if (running.Beside)
        {
            return StepResult.Of("started");
        }

        var result = await ProcedureInterpreter.RunAsync(running.Start, this, coverage is null ? null : coverage.Considered);
        return new StepResult(result.Outcome, result.Values);
    }

    private StepResult Next(string kind, string step)
    {
        var index = _left.FindIndex(one => one.Kind == kind && one.Step == step);
        if (index < 0)
        {
            throw new FormatException($"The procedure waits for '{kind} {step}: ...', and the script has no such line (any more).");
        }

        var result = _left[index].Result;
        _left.RemoveAt(index);
        _ended |= result.Outcome == StepResult.CaseEnded;
        return result;
    }
}
