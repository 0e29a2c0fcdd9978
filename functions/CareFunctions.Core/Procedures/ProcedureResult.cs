namespace CareFunctions.Core.Procedures;

/// <summary>How a procedure ended.</summary>
/// <param name="Outcome">Its outcome: that of the step that ended it, <c>completed</c> when it ran through, or <see cref="StepResult.CaseEnded"/>.</param>
/// <param name="Values">The values as they stood.</param>
public sealed record ProcedureResult(string Outcome, IReadOnlyDictionary<string, string> Values)
{
    /// <summary>It ran through to its last step.</summary>
    public const string Completed = "completed";
}
