using CareFunctions.Core.Councils;
using CareFunctions.Tasks;

namespace CareFunctions.Increases;

/// <summary>A step of an increase.</summary>
/// <param name="InstanceId">The procedure.</param>
/// <param name="Case">The case.</param>
/// <param name="At">When.</param>
/// <param name="Decision">The decision that is applied; <see langword="null"/> when the time ran out.</param>
public sealed record IncreaseStep(string InstanceId, CaseReference Case, DateTimeOffset At, TaskDecision? Decision = null);
