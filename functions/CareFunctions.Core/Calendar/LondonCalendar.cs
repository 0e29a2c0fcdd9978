using NodaTime;

namespace CareFunctions.Core.Calendar;

/// <summary>
/// Civil time as the councils live it: Europe/London. Every date in a procedure is a civil date there, and every
/// deadline includes its last day.
/// </summary>
public static class LondonCalendar
{
    /// <summary>The Europe/London zone of the tz database that ships with NodaTime.</summary>
    public static DateTimeZone Zone { get; } = DateTimeZoneProviders.Tzdb["Europe/London"];

    /// <summary>The civil date in London at an instant. In summer it is already tomorrow when UTC is still 23:00.</summary>
    /// <param name="instant">The moment asked about.</param>
    public static LocalDate DateAt(Instant instant) => instant.InZone(Zone).Date;

    /// <summary>The first instant of a civil day in London: midnight, which no clock change there has ever skipped.</summary>
    /// <param name="date">The civil day.</param>
    public static Instant StartOf(LocalDate date) => Zone.AtStartOfDay(date).ToInstant();

    /// <summary>
    /// The first instant after an inclusive last day: when a time box that runs to the end of that day is over. A decision
    /// before this instant is in time, a decision at it or later is late.
    /// </summary>
    /// <param name="lastDay">The last day that still counts.</param>
    public static Instant EndOf(LocalDate lastDay) => StartOf(lastDay.PlusDays(1));

    /// <summary>
    /// The instant at which London clocks show a time. A time that the spring clock change skips becomes the same distance
    /// after the gap; a time that happens twice in autumn is the earlier of the two, so a reminder is never late.
    /// </summary>
    /// <param name="date">The civil day.</param>
    /// <param name="time">The wall time.</param>
    public static Instant At(LocalDate date, LocalTime time) => Zone.AtLeniently(date.At(time)).ToInstant();
}
