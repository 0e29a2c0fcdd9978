using System.Text.Json.Serialization;
using CareFunctions.Core.Json;
using NodaTime;

namespace CareFunctions.Core.TimeBoxes;

/// <summary>One reminder that is due while a time box runs.</summary>
/// <param name="Key">Its identity within the time box: the last day and the days before it. The same reminder has the same key; after an extension they differ.</param>
/// <param name="At">When it is due.</param>
/// <param name="Tell">The ids of the teams to tell.</param>
/// <param name="DaysLeft">The civil days left after the day of the reminder; 0 on the last day.</param>
public sealed record Reminder(string Key, [property: JsonConverter(typeof(InstantJson))] Instant At, IReadOnlyList<string> Tell, int DaysLeft);
