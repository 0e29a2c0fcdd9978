namespace CareFunctions.Core.Procedures;

/// <summary>A case note to write.</summary>
/// <param name="Key">Unique within the running procedure.</param>
/// <param name="Step">The step.</param>
/// <param name="Text">What happened.</param>
/// <param name="Clauses">The clauses it rests on.</param>
/// <param name="By">Who did it; null for the procedure itself.</param>
public sealed record Noting(string Key, ProcedureStep Step, string Text, IReadOnlyList<string> Clauses, DecidedBy? By = null);
