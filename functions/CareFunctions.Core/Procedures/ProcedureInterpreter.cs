using CareFunctions.Core.Commands;
using CareFunctions.Core.Referrals;
using CareFunctions.Core.Rulebooks;
using NodaTime;

namespace CareFunctions.Core.Procedures;

/// <summary>
/// Follows a written procedure to its end. It decides only what comes next; everything that touches the world is asked of
/// <see cref="IProcedureEffects"/>, so the same start and the same answers always give the same steps.
/// </summary>
public sealed class ProcedureInterpreter
{
    /// <summary>An agreement was given.</summary>
    public const string Agreed = "agreed";

    /// <summary>An agreement was refused.</summary>
    public const string NotAgreed = "not-agreed";

    /// <summary>A repetition was given up.</summary>
    public const string Stopped = "stopped";

    private readonly IProcedureEffects _effects;
    private readonly ProcedureState _state;
    private readonly Action<ProcedureStep, bool>? _considered;

    private ProcedureInterpreter(ProcedureStart start, IProcedureEffects effects, Action<ProcedureStep, bool>? considered) =>
        (_state, _effects, _considered) = (new ProcedureState(start), effects, considered);

    private ProcedurePlan Plan => _state.Start.Plan;

    /// <summary>Runs a procedure.</summary>
    /// <param name="start">What it starts with, the procedure included.</param>
    /// <param name="effects">What it does to the world.</param>
    public static Task<ProcedureResult> RunAsync(ProcedureStart start, IProcedureEffects effects) => RunAsync(start, effects, considered: null);

    /// <param name="start">What it starts with.</param>
    /// <param name="effects">What it does to the world.</param>
    /// <param name="considered">Is told of each step that was come to, and whether its condition held.</param>
    internal static async Task<ProcedureResult> RunAsync(ProcedureStart start, IProcedureEffects effects, Action<ProcedureStep, bool>? considered)
    {
        ArgumentNullException.ThrowIfNull(start);
        ArgumentNullException.ThrowIfNull(effects);
        var interpreter = new ProcedureInterpreter(start, effects, considered);
        var outcome = await interpreter.FollowAsync(start.Plan.Rule.Steps, "");
        return new ProcedureResult(outcome ?? ProcedureResult.Completed, interpreter._state.Values);
    }

    /// <returns>The outcome with which the procedure ended, or null when it goes on.</returns>
    private async Task<string?> FollowAsync(IReadOnlyList<ProcedureStep> steps, string round)
    {
        foreach (var step in steps)
        {
            if (_effects.CaseHasEnded)
            {
                return StepResult.CaseEnded;
            }

            var holds = step.When?.Holds(_state) is not false;
            _considered?.Invoke(step, holds);
            if (!holds)
            {
                continue;
            }

            if (await TakeAsync(step, round + step.Id, round) is { } ended)
            {
                return ended;
            }
        }

        return null;
    }

    private async Task<string?> TakeAsync(ProcedureStep step, string key, string round)
    {
        switch (step.Do)
        {
            case StepKind.Ask:
                return await AskAsync(step, key, round);
            case StepKind.Agree:
                return await AgreeAsync(step, key, round);
            case StepKind.Change:
                await ChangeAsync(step, key, step.Kind!.Value, step.System!);
                return null;
            case StepKind.Tell:
                await _effects.TellAsync(new Telling(key, step, step.To!, Text(step.What!), step.Clauses));
                return null;
            case StepKind.Note:
                await _effects.NoteAsync(new Noting(key, step, Text(step.What!), step.Clauses));
                if (step.System is { } system)
                {
                    await ChangeAsync(step, key + ".system", CommandKind.Note, system);
                }

                return null;
            case StepKind.Clock:
                return await WentAsync(step, round, await _effects.ClockAsync(Clock(step, key, step.Clock!)));
            case StepKind.Increase:
                var increase = new Increasing(key, step, RequestValues.Number(_state.Values, "hoursPerWeekDelta"), step.From is { } from ? RequestValues.Date(_state.Values, from) : null);
                return await WentAsync(step, round, await _effects.IncreaseAsync(increase));
            case StepKind.Repeat:
                return await RepeatAsync(step, key, round);
            case StepKind.Run:
                var start = _state.Start with { Values = Known(), Plan = Plan with { Procedure = step.Procedure! } };
                return await WentAsync(step, round, await _effects.RunAsync(new Running(key, step, start, step.Beside)));
            case StepKind.End:
                return step.Outcome!;
            default:
                throw new InvalidOperationException($"There is no kind of step {step.Do}.");
        }
    }

    private async Task<string?> AskAsync(ProcedureStep step, string key, string round)
    {
        var result = await _effects.AskAsync(Question(step, key, step.What!, step.Outcomes ?? ["done"], step.Clauses));
        return await DecidedAsync(step, key, round, step.What!, result);
    }

    private async Task<string?> AgreeAsync(ProcedureStep step, string key, string round)
    {
        var gate = Plan.GateOf(step);
        var referral = _state.Start.AsReferral();
        var what = gate?.What ?? step.What!;
        string[] clauses = [.. step.Clauses.Union(gate?.Clauses ?? [], StringComparer.Ordinal)];
        if (gate is not null && EvidenceCheck.Fault(gate.What, gate.AnyOf, gate.Agreed, null, referral.Evidence, _effects.Today) is null)
        {
            await _effects.NoteAsync(new Noting(key, step, $"{what}: shown by what is on file.", clauses));
            return await WentAsync(step, round, StepResult.Of(Agreed));
        }

        var result = await _effects.AskAsync(Question(step, key, "Agree, or not: " + Sentence(what), [Agreed, NotAgreed], clauses));
        if (await DecidedAsync(step, key, round, what, result) is { } ended)
        {
            return ended;
        }

        if (result.Outcome != NotAgreed || step.Then?.ContainsKey(NotAgreed) is true)
        {
            return null;
        }

        await _effects.TellAsync(new Telling(key + ".not-agreed", step, "from-team", $"Not agreed: {what}", clauses));
        return NotAgreed;
    }

    private async Task<string?> DecidedAsync(ProcedureStep step, string key, string round, string what, StepResult result)
    {
        if (result.Outcome != StepResult.CaseEnded)
        {
            _state.Take(step.Id, result);
            var note = step.Note is { } written ? Text(written) : $"{Sentence(Text(what))} Outcome: {result.Outcome}.{Said(result.Values)}";
            await _effects.NoteAsync(new Noting(key, step, note, step.Clauses, result.By));
        }

        return await WentAsync(step, round, result);
    }

    private async Task<string?> RepeatAsync(ProcedureStep step, string key, string round)
    {
        for (var number = 1; ; number++)
        {
            _state.Forget(step.WithInner().Skip(1));
            if (await FollowAsync(step.Steps!, $"{key}.{number}/") is { } ended)
            {
                return ended;
            }

            if (step.Until!.Condition!.Holds(_state))
            {
                return await WentAsync(step, round, StepResult.Of("met"));
            }

            if (number % step.Most!.Value != 0)
            {
                continue;
            }

            var asked = Plan.WhoAsks(step);
            var what = $"{number} rounds did not settle it. Go on, or stop?";
            var more = await _effects.AskAsync(new Asking(
                $"{key}.no-more-rounds.{number}", step, what, asked.Owner, asked.By, ["again", "stop"], [], step.Clauses, 1, [], [], [], null, Known()));
            if (more.Outcome == StepResult.CaseEnded)
            {
                return StepResult.CaseEnded;
            }

            await _effects.NoteAsync(new Noting($"{key}.no-more-rounds.{number}", step, $"{what} Outcome: {more.Outcome}.", step.Clauses, more.By));
            if (more.Outcome == "stop")
            {
                return await WentAsync(step, round, StepResult.Of(Stopped)) ?? (step.Then?.ContainsKey(Stopped) is true ? null : Stopped);
            }
        }
    }

    private Task ChangeAsync(ProcedureStep step, string key, CommandKind kind, string system)
    {
        var carried = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, from) in (step.Values ?? []).Select(name => (name, name)).Concat((step.Set ?? new Dictionary<string, string>()).Select(one => (one.Key, one.Value))))
        {
            if (_state.Values.TryGetValue(from, out var value))
            {
                carried[name] = value;
            }
        }

        return _effects.ChangeAsync(new Changing(
            key, step, system, kind, Text(step.What!), step.Owner!, Plan.ByOf(step)!, DateOr(step.Effective, _effects.Today), carried,
            step.Watch is null ? null : Clock(step, key + ".watch", step.Watch), step.Clauses));
    }

    private Clocking Clock(ProcedureStep step, string key, string id)
    {
        var clock = Plan.Clocks.First(one => one.Id == id);
        var named = step.Until?.Date ?? clock.Length.DateValue;
        var prepared = clock with
        {
            Decide = clock.Decide with { What = ClockText(clock.Decide.What) },
            Next = clock.Next is { } next ? ClockText(next) : null,
        };
        return new Clocking(
            key, step, prepared, DateOr(step.From, _effects.Today), named is null ? null : clock.Length.LastDayOf(RequestValues.Date(_state.Values, named)), Known());
    }

    // A clock's last day may move, so the clock itself puts it in.
    private string ClockText(string text) => StepText.Fill(text, _state, _effects.Today, own: false);

    /// <summary>Takes in what a step came to and follows the branch for it.</summary>
    private async Task<string?> WentAsync(ProcedureStep step, string round, StepResult result)
    {
        if (result.Outcome == StepResult.CaseEnded)
        {
            return StepResult.CaseEnded;
        }

        _state.Take(step.Id, result);
        return step.Then?.TryGetValue(result.Outcome, out var branch) is true ? await FollowAsync(branch, round) : null;
    }

    private Asking Question(ProcedureStep step, string key, string what, IReadOnlyList<string> outcomes, IReadOnlyList<string> clauses)
    {
        string?[] notBy =
        [
            step.NotByRequester ? _state.Start.RequestedBy : null,
            step.NotBy is { } earlier ? _state.Deciders.GetValueOrDefault(earlier) : null,
        ];
        return new Asking(
            key, step, Text(what), step.Owner!, Plan.ByOf(step)!, outcomes, [.. step.Fields ?? [], .. Listed(step.PenPicture?.Field)], clauses, step.DueWorkingDays ?? 1,
            [.. notBy.OfType<string>()], [.. step.AnsweredBy ?? [], .. Listed(step.PenPicture?.Answer)], Plan.GuidanceOf(step), step.Next is { } next ? Text(next) : null, Known());
    }

    private static IReadOnlyList<T> Listed<T>(T? one)
        where T : class => one is null ? [] : [one];

    // What a gate waits for is a name without a full stop.
    private static string Sentence(string what) => what is [.., '.' or '?' or '!'] ? what : what + ".";

    private static string Said(IReadOnlyDictionary<string, string> values) =>
        values.Count == 0 ? "" : $" {string.Join("; ", values.Select(one => $"{StepText.Words(one.Key)}: {one.Value}"))}.";

    // A copy: what an effect keeps must not change under it.
    private Dictionary<string, string> Known() => new(_state.Values, StringComparer.Ordinal);

    private LocalDate DateOr(string? name, LocalDate otherwise) => name is null ? otherwise : RequestValues.Date(_state.Values, name) ?? otherwise;

    private string Text(string text) => StepText.Fill(text, _state, _effects.Today);
}
