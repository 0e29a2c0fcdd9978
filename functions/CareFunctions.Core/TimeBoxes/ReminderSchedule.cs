using CareFunctions.Core.Calendar;
using CareFunctions.Core.Rulebooks;
using NodaTime;
using NodaTime.Text;

namespace CareFunctions.Core.TimeBoxes;

/// <summary>When a time box reminds the people who may decide. Pure, but of the bank holidays known when it is asked: a time box
/// keeps the answer it got when it started, so that a later version does not change what a running one has begun.</summary>
public static class ReminderSchedule
{
    /// <summary>
    /// The whole ladder, the earliest first. A rung that falls on no working day goes out on the working day before, at the same
    /// wall time; so it is never after the deadline. Rungs that meet at one moment are one reminder.
    /// </summary>
    /// <param name="rules">The ladder.</param>
    /// <param name="days">The days of the time box; a rung before its first day is left out. One within it may move to before it.</param>
    /// <param name="workingDays">The days on which reminders go out.</param>
    /// <exception cref="BankHolidaysUnknownException">The known days do not reach, and the working days do not assume weekdays.</exception>
    public static IReadOnlyList<Reminder> OnWorkingDays(ReminderRules rules, CivilDays days, WorkingDays workingDays)
    {
        ArgumentNullException.ThrowIfNull(workingDays);
        return Ladder(rules, days, date => workingDays.Adjust(date, WorkingDayRule.OnOrBefore));
    }

    /// <summary>The whole ladder on the very days its rungs name, worked or not: what time boxes that started before reminders kept to
    /// working days go on with.</summary>
    /// <param name="rules">The ladder.</param>
    /// <param name="days">The days of the time box; a rung before its first day is left out.</param>
    public static IReadOnlyList<Reminder> OnCivilDays(ReminderRules rules, CivilDays days) => Ladder(rules, days, date => date);

    private static IReadOnlyList<Reminder> Ladder(ReminderRules rules, CivilDays days, Func<LocalDate, LocalDate> move)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(days);
        return [.. rules.Ladder
            .Select(rung => (Rung: rung, Named: days.LastDay.PlusDays(-rung.DaysBeforeLastDay)))
            .Where(one => one.Named >= days.FirstDay)
            .Select(one => (one.Rung, Day: move(one.Named)))
            .Select(one => new Reminder(
                FormattableString.Invariant($"{LocalDatePattern.Iso.Format(days.LastDay)}-minus-{one.Rung.DaysBeforeLastDay}"),
                LondonCalendar.At(one.Day, one.Rung.At),
                rules.Tell,
                Period.DaysBetween(one.Day, days.LastDay)))
            .Where(reminder => reminder.At < days.Ends)
            .OrderBy(reminder => reminder.At)
            .DistinctBy(reminder => reminder.At)];
    }
}
