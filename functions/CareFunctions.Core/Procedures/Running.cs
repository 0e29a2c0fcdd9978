namespace CareFunctions.Core.Procedures;

/// <summary>Another procedure to run.</summary>
/// <param name="Key">Unique within the running procedure.</param>
/// <param name="Step">The step.</param>
/// <param name="Start">What the other starts with: the same case, and the values as they now stand.</param>
/// <param name="Beside">Whether it runs beside this one.</param>
public sealed record Running(string Key, ProcedureStep Step, ProcedureStart Start, bool Beside);
