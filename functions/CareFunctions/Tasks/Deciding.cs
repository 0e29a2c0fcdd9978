using CareFunctions.Http;

namespace CareFunctions.Tasks;

/// <summary>What became of a decision.</summary>
/// <param name="Task">The task as it now stands.</param>
/// <param name="Decided">Whether this decision counts; otherwise somebody or something else came first.</param>
/// <param name="Refused">Why the procedure's rules refuse it; the task then stays open.</param>
public sealed record Deciding(CareTask Task, bool Decided, Problem? Refused = null);
