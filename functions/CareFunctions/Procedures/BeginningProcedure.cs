namespace CareFunctions.Procedures;

/// <summary>A procedure to begin beside another.</summary>
/// <param name="InstanceId">Its instance id.</param>
/// <param name="Work">The procedure.</param>
/// <param name="At">When, by the clock of the one that begins it.</param>
public sealed record BeginningProcedure(string InstanceId, ProcedureWork Work, DateTimeOffset At);
