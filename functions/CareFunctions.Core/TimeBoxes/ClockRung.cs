using System.Text.Json.Serialization;
using CareFunctions.Core.Json;
using NodaTime;

namespace CareFunctions.Core.TimeBoxes;

/// <summary>One reminder before a clock's last day.</summary>
/// <param name="Days">How many civil days before the last day; 0 is the last day itself.</param>
/// <param name="At">The wall time in London; it stays when the day moves to the working day before.</param>
public sealed record ClockRung(int Days, [property: JsonConverter(typeof(LocalTimeJson))] LocalTime At);
