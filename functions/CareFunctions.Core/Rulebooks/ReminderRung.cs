using System.Text.Json.Serialization;
using CareFunctions.Core.Json;
using NodaTime;

namespace CareFunctions.Core.Rulebooks;

/// <summary>One rung of a reminder ladder.</summary>
/// <param name="DaysBeforeLastDay">How many civil days before the last day; 0 is the last day itself.</param>
/// <param name="At">The wall time in London.</param>
public sealed record ReminderRung(int DaysBeforeLastDay, [property: JsonConverter(typeof(LocalTimeJson))] LocalTime At);
