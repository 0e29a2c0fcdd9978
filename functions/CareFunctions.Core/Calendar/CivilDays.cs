using System.Text.Json.Serialization;
using CareFunctions.Core.Json;
using NodaTime;

namespace CareFunctions.Core.Calendar;

/// <summary>A run of civil days in Europe/London, both ends included.</summary>
/// <param name="FirstDay">The first day that counts.</param>
/// <param name="LastDay">The last day that counts. Never before <paramref name="FirstDay"/> when made by <see cref="Starting"/>.</param>
public sealed record CivilDays(
    [property: JsonConverter(typeof(LocalDateJson))] LocalDate FirstDay,
    [property: JsonConverter(typeof(LocalDateJson))] LocalDate LastDay)
{
    /// <summary>A run of <paramref name="length"/> days that starts on <paramref name="firstDay"/>; 14 days from the 1st end on the 14th.</summary>
    /// <param name="firstDay">The first day that counts.</param>
    /// <param name="length">The number of civil days, at least one.</param>
    /// <exception cref="ArgumentOutOfRangeException">The length is less than one.</exception>
    public static CivilDays Starting(LocalDate firstDay, int length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        return new CivilDays(firstDay, firstDay.PlusDays(length - 1));
    }

    /// <summary>How many civil days the run has. A clock change does not alter it.</summary>
    [JsonIgnore]
    public int Length => Period.DaysBetween(FirstDay, LastDay) + 1;

    /// <summary>The first instant of the first day in London.</summary>
    [JsonIgnore]
    public Instant Starts => LondonCalendar.StartOf(FirstDay);

    /// <summary>The first instant after the last day in London.</summary>
    [JsonIgnore]
    public Instant Ends => LondonCalendar.EndOf(LastDay);

    /// <summary>Whether an instant falls within the run: from <see cref="Starts"/>, and before <see cref="Ends"/>.</summary>
    /// <param name="instant">The moment asked about.</param>
    public bool Contains(Instant instant) => instant >= Starts && instant < Ends;

    /// <summary>The same run with days added after its last day.</summary>
    /// <param name="days">How many civil days more, at least one.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is less than one.</exception>
    public CivilDays Extended(int days)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(days, 1);
        return this with { LastDay = LastDay.PlusDays(days) };
    }
}
