using CareFunctions.Core.Calendar;
using CareFunctions.Core.Rulebooks;
using NodaTime;
using NodaTime.Text;

namespace CareFunctions.Core.TimeBoxes;

/// <summary>When a time box reminds the people who may decide.</summary>
public static class ReminderSchedule
{
    /// <summary>The reminders still to come, the earliest first. Those whose time has passed are left out: nobody is reminded of yesterday.</summary>
    /// <param name="rules">The ladder.</param>
    /// <param name="days">The days of the time box; a rung before its first day is left out.</param>
    /// <param name="after">Only reminders later than this.</param>
    public static IReadOnlyList<Reminder> For(ReminderRules rules, CivilDays days, Instant after)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(days);
        return [.. rules.Ladder
            .Select(rung => (Rung: rung, Day: days.LastDay.PlusDays(-rung.DaysBeforeLastDay)))
            .Where(one => one.Day >= days.FirstDay)
            .Select(one => new Reminder(
                FormattableString.Invariant($"{LocalDatePattern.Iso.Format(days.LastDay)}-minus-{one.Rung.DaysBeforeLastDay}"),
                LondonCalendar.At(one.Day, one.Rung.At),
                rules.Tell,
                one.Rung.DaysBeforeLastDay))
            .Where(reminder => reminder.At > after && reminder.At < days.Ends)
            .OrderBy(reminder => reminder.At)];
    }
}
