using CareFunctions.Core.Procedures;

namespace CareFunctions.Procedures;

/// <summary>A procedure to run.</summary>
/// <param name="Start">What it starts with: the request, and the procedure as its rulebook had it.</param>
/// <param name="Beside">Whether it runs beside the one that started it.</param>
/// <param name="BegunBy">The instance that began it and does not wait for it; <see langword="null"/> where none did.</param>
public sealed record ProcedureWork(ProcedureStart Start, bool Beside = false, string? BegunBy = null);
