using System.Text.Json.Serialization;

namespace CareFunctions.Core.Procedures;

/// <summary>Until when: for a clock the name of a date value, for a repetition a condition.</summary>
/// <param name="Date">The name of the date value.</param>
/// <param name="Condition">The condition.</param>
[JsonConverter(typeof(StepUntilJson))]
public sealed record StepUntil(string? Date, ProcedureCondition? Condition);
