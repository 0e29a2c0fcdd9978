namespace CareFunctions.Tasks;

/// <summary>A task that is open, or was decided when an earlier attempt had opened it.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="NextReminder">When its team is reminded first, if at all.</param>
/// <param name="Decision">The decision, if there is one already.</param>
public sealed record OpenedTask(string TaskId, DateTimeOffset? NextReminder, TaskDecision? Decision);
