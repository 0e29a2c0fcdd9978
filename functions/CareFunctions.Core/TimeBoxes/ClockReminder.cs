using System.Text.Json.Serialization;
using CareFunctions.Core.Json;
using NodaTime;

namespace CareFunctions.Core.TimeBoxes;

/// <summary>One reminder of a time box.</summary>
/// <param name="Key">Its identity within the time box: the same reminder has the same key, and none has the key of another.</param>
/// <param name="At">When it goes out.</param>
/// <param name="Day">The civil day on which it does.</param>
/// <param name="Tell">The ids of the teams or roles to tell.</param>
/// <param name="DaysLeft">The civil days from that day to the last day: 0 on it, less than 0 after it; null where no last day is known.</param>
/// <param name="Escalates">Whether it is one of those that come again and again, after the last day or where none is known.</param>
public sealed record ClockReminder(
    string Key,
    [property: JsonConverter(typeof(InstantJson))] Instant At,
    [property: JsonConverter(typeof(LocalDateJson))] LocalDate Day,
    IReadOnlyList<string> Tell,
    int? DaysLeft,
    bool Escalates);
