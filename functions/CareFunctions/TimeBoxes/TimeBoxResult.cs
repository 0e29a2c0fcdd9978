using System.Text.Json.Serialization;
using CareFunctions.Core.Json;
using CareFunctions.Tasks;
using NodaTime;

namespace CareFunctions.TimeBoxes;

/// <summary>How a clock ended.</summary>
/// <param name="Outcome">A decision's outcome, <c>lapsed</c>, <c>case-ended</c>, or what settled it.</param>
/// <param name="LastDay">Its last day at the end; null where none was known.</param>
/// <param name="Decision">The decision, if somebody decided.</param>
/// <param name="Values">What the decision gave by name; empty without one.</param>
public sealed record TimeBoxResult(
    string Outcome,
    [property: JsonConverter(typeof(LocalDateJson))] LocalDate? LastDay,
    TaskDecision? Decision,
    IReadOnlyDictionary<string, string> Values);
