using System.Text.Json.Serialization;
using CareFunctions.Core.Json;
using NodaTime;

namespace CareFunctions.Core.TimeBoxes;

/// <summary>A decision that took effect.</summary>
/// <param name="Decision">What was decided.</param>
/// <param name="By">The decider's stable identifier.</param>
/// <param name="At">When.</param>
public sealed record MadeDecision(IncreaseDecision Decision, string By, [property: JsonConverter(typeof(InstantJson))] Instant At);
