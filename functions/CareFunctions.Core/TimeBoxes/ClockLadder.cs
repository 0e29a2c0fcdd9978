using CareFunctions.Core.Calendar;
using NodaTime;
using NodaTime.Text;

namespace CareFunctions.Core.TimeBoxes;

/// <summary>When a clock reminds. Its answers rest on the bank holidays known when it is asked, so a time box keeps the one it got.</summary>
public static class ClockLadder
{
    /// <summary>The escalation of a clock whose rule has none, and whose last day turned out not to be stated: every five working days, to those it
    /// tells anyway. So no clock falls silent.</summary>
    private const int WeeklyInWorkingDays = 5;

    private static readonly LocalTime Morning = new(9, 0);

    /// <summary>
    /// The reminders still to come, the earliest first: those before the last day, each on the working day on or before the day it names, and where the
    /// clock goes on or no last day is known, the first of those that come again and again.
    /// </summary>
    /// <param name="clock">The rule.</param>
    /// <param name="firstDay">The first day; a rung that names a day before it is left out.</param>
    /// <param name="lastDay">The last day, or null where none is known.</param>
    /// <param name="now">Only reminders later than this: nobody is reminded of yesterday.</param>
    /// <param name="workingDays">The days on which reminders go out.</param>
    /// <exception cref="BankHolidaysUnknownException">The known days do not reach, and the working days do not assume weekdays.</exception>
    public static IReadOnlyList<ClockReminder> From(ClockRule clock, LocalDate firstDay, LocalDate? lastDay, Instant now, WorkingDays workingDays)
    {
        ArgumentNullException.ThrowIfNull(clock);
        ArgumentNullException.ThrowIfNull(workingDays);
        var reminders = new List<ClockReminder>();
        if (lastDay is { } last)
        {
            var ends = LondonCalendar.EndOf(last);
            reminders.AddRange((clock.Reminders.Before ?? [])
                .Select(rung => (Rung: rung, Named: last.PlusDays(-rung.Days)))
                .Where(one => one.Named >= firstDay)
                .Select(one => (one.Rung, Day: workingDays.Adjust(one.Named, WorkingDayRule.OnOrBefore)))
                .Select(one => new ClockReminder(
                    FormattableString.Invariant($"{Iso(last)}-minus-{one.Rung.Days}"),
                    LondonCalendar.At(one.Day, one.Rung.At),
                    one.Day,
                    clock.Reminders.Tell,
                    Period.DaysBetween(one.Day, last),
                    Escalates: false))
                .Where(reminder => reminder.At > now && reminder.At < ends)
                .OrderBy(reminder => reminder.At)
                .DistinctBy(reminder => reminder.At));
        }

        if (lastDay is null || clock.AtEnd == ClockEnd.GoesOn)
        {
            var from = LocalDate.Max(lastDay ?? firstDay, LondonCalendar.DateAt(now));
            reminders.Add(NextEscalation(clock, from, lastDay, workingDays));
        }

        return reminders;
    }

    /// <summary>The first reminder of those that come again and again after a day.</summary>
    /// <param name="clock">The rule.</param>
    /// <param name="after">The day of the one before, or the day from which to count.</param>
    /// <param name="lastDay">The last day, or null where none is known.</param>
    /// <param name="workingDays">The days on which reminders go out.</param>
    /// <exception cref="BankHolidaysUnknownException">The known days do not reach, and the working days do not assume weekdays.</exception>
    public static ClockReminder NextEscalation(ClockRule clock, LocalDate after, LocalDate? lastDay, WorkingDays workingDays)
    {
        ArgumentNullException.ThrowIfNull(clock);
        ArgumentNullException.ThrowIfNull(workingDays);
        var rule = clock.Reminders.After ?? new ClockEscalation(WeeklyInWorkingDays, clock.Reminders.Tell);
        var day = workingDays.Add(after, rule.EveryWorkingDays);
        return new ClockReminder(
            "after-" + Iso(day),
            LondonCalendar.At(day, Morning),
            day,
            rule.Tell,
            lastDay is { } last ? Period.DaysBetween(day, last) : null,
            Escalates: true);
    }

    private static string Iso(LocalDate date) => LocalDatePattern.Iso.Format(date);
}
