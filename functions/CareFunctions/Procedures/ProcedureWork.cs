using CareFunctions.Core.Procedures;

namespace CareFunctions.Procedures;

/// <summary>A procedure to run.</summary>
/// <param name="Start">What it starts with: the request, and the procedure as its rulebook had it.</param>
/// <param name="Beside">Whether it runs beside the one that started it.</param>
public sealed record ProcedureWork(ProcedureStart Start, bool Beside = false);
