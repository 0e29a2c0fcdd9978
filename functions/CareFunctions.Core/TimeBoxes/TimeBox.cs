using System.Text.Json.Serialization;
using CareFunctions.Core.Calendar;
using CareFunctions.Core.Json;
using NodaTime;

namespace CareFunctions.Core.TimeBoxes;

/// <summary>
/// Anything that ends by itself, or must not be forgotten, if nobody acts: an immutable state that only <see cref="TimeBoxRules"/> moves on, under a
/// <see cref="ClockRule"/>. Everything that follows from a calendar is worked out when it is moved on, and kept.
/// </summary>
/// <param name="FirstDay">The first day that counts.</param>
/// <param name="LastDay">The last day that counts; null while none is known.</param>
/// <param name="EndsAt">The first instant after the last day in London; null while none is known.</param>
/// <param name="RequestedBy">The identifier of whoever asked for the work, or null.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Outcome">The outcome, once it is over.</param>
/// <param name="Extensions">How many times it has been extended.</param>
/// <param name="DaysExtended">How many days that added, all together.</param>
/// <param name="Reminders">The reminders to come, the earliest first. Of those that come again and again it holds the next one.</param>
/// <param name="Entries">What people did to it, in order.</param>
public sealed record TimeBox(
    [property: JsonConverter(typeof(LocalDateJson))] LocalDate FirstDay,
    [property: JsonConverter(typeof(LocalDateJson))] LocalDate? LastDay,
    [property: JsonConverter(typeof(InstantJson))] Instant? EndsAt,
    string? RequestedBy,
    TimeBoxState State,
    string? Outcome,
    int Extensions,
    int DaysExtended,
    IReadOnlyList<ClockReminder> Reminders,
    IReadOnlyList<TimeBoxEntry> Entries)
{
    /// <summary>Whether nothing more can happen to it.</summary>
    [JsonIgnore]
    public bool Closed => State != TimeBoxState.Running;

    /// <summary>The next reminder, or <see langword="null"/>.</summary>
    [JsonIgnore]
    public ClockReminder? NextReminder => Reminders.Count > 0 ? Reminders[0] : null;

    /// <summary>The run of its days; null while no last day is known.</summary>
    [JsonIgnore]
    public CivilDays? Days => LastDay is { } last ? new CivilDays(FirstDay, last) : null;
}
