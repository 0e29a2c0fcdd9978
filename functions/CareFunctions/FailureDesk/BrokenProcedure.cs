namespace CareFunctions.FailureDesk;

/// <summary>A procedure that cannot go on.</summary>
/// <param name="InstanceId">Its instance.</param>
/// <param name="Procedure">Its name.</param>
/// <param name="Step">The step that failed for good.</param>
/// <param name="ErrorType">The type of its last error; its text may hold what does not belong here.</param>
/// <param name="At">When.</param>
public sealed record BrokenProcedure(string InstanceId, string Procedure, string Step, string ErrorType, DateTimeOffset At);
