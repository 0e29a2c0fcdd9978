using NodaTime;

namespace CareFunctions.Core.Calendar;

/// <summary>
/// Which civil days the councils work: Monday to Friday but for bank holidays. Pure: the same data give the same answer, at any
/// time. An answer depends on the data of the version that gives it, so an orchestration takes one from an activity, whose
/// result its history keeps, and never works it out itself.
/// </summary>
public sealed class WorkingDays
{
    private readonly BankHolidays _holidays;
    private readonly bool _assumesWeekdays;

    /// <summary>The working days that go with some bank holidays. Asked about a weekday outside their known days it refuses to guess.</summary>
    /// <param name="holidays">The bank holidays.</param>
    public WorkingDays(BankHolidays holidays)
        : this(holidays, assumesWeekdays: false)
    {
    }

    private WorkingDays(BankHolidays holidays, bool assumesWeekdays)
    {
        ArgumentNullException.ThrowIfNull(holidays);
        (_holidays, _assumesWeekdays) = (holidays, assumesWeekdays);
    }

    /// <summary>Those of England and Wales.</summary>
    public static WorkingDays EnglandAndWales { get; } = new(BankHolidays.EnglandAndWales);

    /// <summary>
    /// The same days, but outside the known ones every Monday to Friday is taken as worked instead of refused. It is for
    /// reminders: one on an unknown bank holiday is better than none. <see cref="BankHolidays.ReachAt"/> warns long before.
    /// </summary>
    public WorkingDays AssumingWeekdays => new(_holidays, assumesWeekdays: true);

    /// <summary>Whether a day is a Saturday or a Sunday.</summary>
    /// <param name="date">The day asked about.</param>
    public static bool IsWeekend(LocalDate date) => date.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday;

    /// <summary>Whether a day is worked.</summary>
    /// <param name="date">The day asked about.</param>
    /// <exception cref="BankHolidaysUnknownException">It is a weekday outside the known days.</exception>
    public bool IsWorkingDay(LocalDate date) =>
        !IsWeekend(date) && ((_assumesWeekdays && !_holidays.Knows(date)) || _holidays.NameOf(date) is null);

    /// <summary>The first working day after a day, which itself does not count.</summary>
    /// <param name="date">The day before the first candidate.</param>
    /// <exception cref="BankHolidaysUnknownException">The known days end on the way.</exception>
    public LocalDate Next(LocalDate date) => Adjust(date.PlusDays(1), WorkingDayRule.OnOrAfter);

    /// <summary>The last working day before a day, which itself does not count.</summary>
    /// <param name="date">The day after the first candidate.</param>
    /// <exception cref="BankHolidaysUnknownException">The known days end on the way.</exception>
    public LocalDate Previous(LocalDate date) => Adjust(date.PlusDays(-1), WorkingDayRule.OnOrBefore);

    /// <summary>
    /// The working day that lies a number of working days after a day, or before it for a negative number. The day itself does
    /// not count, whether it is worked or not: one working day after a Friday, a Saturday and a Sunday is the same Monday.
    /// None leaves the day as it is.
    /// </summary>
    /// <param name="date">The day from which to count.</param>
    /// <param name="workingDays">How many.</param>
    /// <exception cref="BankHolidaysUnknownException">The known days end on the way.</exception>
    public LocalDate Add(LocalDate date, int workingDays)
    {
        for (var left = workingDays; left != 0; left -= Math.Sign(left))
        {
            date = left > 0 ? Next(date) : Previous(date);
        }

        return date;
    }

    /// <summary>A day, moved as the rule says if it is not worked.</summary>
    /// <param name="date">The day.</param>
    /// <param name="rule">Where it moves.</param>
    /// <exception cref="BankHolidaysUnknownException">The known days end on the way.</exception>
    public LocalDate Adjust(LocalDate date, WorkingDayRule rule)
    {
        while (rule != WorkingDayRule.AsItIs && !IsWorkingDay(date))
        {
            date = date.PlusDays(rule == WorkingDayRule.OnOrBefore ? -1 : 1);
        }

        return date;
    }
}
