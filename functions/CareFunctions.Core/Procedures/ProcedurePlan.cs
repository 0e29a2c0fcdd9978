using CareFunctions.Core.Rulebooks;
using CareFunctions.Core.TimeBoxes;

namespace CareFunctions.Core.Procedures;

/// <summary>One procedure with everything of the rulebook that it needs, so that running work keeps the rulebook it started with.</summary>
/// <param name="Procedure">The id of the procedure.</param>
/// <param name="Procedures">It, and every procedure that it may run.</param>
/// <param name="Clocks">The clocks they use.</param>
/// <param name="Gates">The gates of the service.</param>
/// <param name="Guidance">The advice that their steps name.</param>
/// <param name="Roles">The roles.</param>
/// <param name="Names">The names of teams, roles and systems by their ids.</param>
/// <param name="Edition">The rulebook's edition.</param>
public sealed record ProcedurePlan(
    string Procedure,
    IReadOnlyList<ProcedureRule> Procedures,
    IReadOnlyList<ClockRule> Clocks,
    IReadOnlyList<GateRule> Gates,
    IReadOnlyList<GuidanceRule> Guidance,
    IReadOnlyList<Role> Roles,
    IReadOnlyDictionary<string, string> Names,
    RulebookVersion Edition)
{
    /// <summary>Whether the changes it makes keep how the service stands. Running work whose plan was made before that was kept does without.</summary>
    public bool KeepsServiceStates { get; init; }

    /// <summary>The procedure.</summary>
    internal ProcedureRule Rule => Procedures.First(one => one.Id == Procedure);

    /// <summary>The name people know a team, role or system by; its id where it has none here.</summary>
    /// <param name="id">The id.</param>
    public string NameOf(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return Names.GetValueOrDefault(id, id);
    }

    /// <summary>The gate that a step waits for; null for one that names none.</summary>
    /// <param name="step">The step.</param>
    public GateRule? GateOf(ProcedureStep step)
    {
        ArgumentNullException.ThrowIfNull(step);
        return step.Gate is null ? null : Gates.FirstOrDefault(one => one.Id == step.Gate);
    }

    /// <summary>The role that decides a step, or types a change in: the step's own; for a gate, the first role that may agree; else the first role of the owner's
    /// team, which records what a forum decided.</summary>
    /// <param name="step">The step.</param>
    public string? ByOf(ProcedureStep step)
    {
        ArgumentNullException.ThrowIfNull(step);
        return step.By
            ?? GateOf(step)?.By.FirstOrDefault(id => Roles.Any(role => role.Id == id))
            ?? Roles.FirstOrDefault(role => role.Team == step.Owner)?.Id;
    }

    /// <summary>The texts of the advice that a step names.</summary>
    /// <param name="step">The step.</param>
    public IReadOnlyList<string> GuidanceOf(ProcedureStep step)
    {
        ArgumentNullException.ThrowIfNull(step);
        return [.. Guidance.Where(one => one.Clauses.Any(clause => step.Guidance?.Contains(clause, StringComparer.Ordinal) is true)).Select(one => one.Text)];
    }

    /// <summary>Who is asked about a repetition that does not settle: whoever its own steps ask first.</summary>
    internal (string Owner, string By) WhoAsks(ProcedureStep repeat) =>
        repeat.WithInner().Select(Asked).FirstOrDefault(one => one is not null)
        ?? throw new InvalidOperationException($"Nothing in the repetition {repeat.Id} asks anybody.");

    private (string Owner, string By)? Asked(ProcedureStep step) => step switch
    {
        { Do: StepKind.Ask or StepKind.Agree or StepKind.Repeat, Owner: { } owner } when ByOf(step) is { } by => (owner, by),
        { Do: StepKind.Clock } when Clocks.FirstOrDefault(one => one.Id == step.Clock) is { } clock => (clock.Decide.Owner, clock.Decide.By),
        _ => null,
    };
}
