namespace CareFunctions.Core.Procedures;

/// <summary>That a step of this procedure had one of some outcomes; of a step that has not run, none.</summary>
/// <param name="Step">The step's id.</param>
/// <param name="Is">The outcomes of which it must have had one, the last time it ran.</param>
public sealed record OutcomeCondition(string Step, IReadOnlyList<string> Is);
