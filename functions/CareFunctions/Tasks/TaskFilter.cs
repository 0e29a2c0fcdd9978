using CareFunctions.Core.Councils;

namespace CareFunctions.Tasks;

/// <summary>Which tasks are meant; what is null is no condition.</summary>
/// <param name="State">Where they stand.</param>
/// <param name="Kind">One of <see cref="Core.Tasks.TaskKinds"/>.</param>
/// <param name="Role">The role that may decide.</param>
/// <param name="Case">The case.</param>
public sealed record TaskFilter(TaskState? State = null, string? Kind = null, string? Role = null, CaseReference? Case = null);
