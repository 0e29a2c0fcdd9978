namespace CareFunctions.Core.Procedures;

/// <summary>Something to tell.</summary>
/// <param name="Key">Unique within the running procedure.</param>
/// <param name="Step">The step.</param>
/// <param name="To">Who: <c>from-team</c>, <c>provider</c>, <c>client</c>, or the id of a team or role.</param>
/// <param name="Text">What to say.</param>
/// <param name="Clauses">The clauses it rests on.</param>
public sealed record Telling(string Key, ProcedureStep Step, string To, string Text, IReadOnlyList<string> Clauses);
