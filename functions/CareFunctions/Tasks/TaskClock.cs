using CareFunctions.Core.Calendar;
using NodaTime;

namespace CareFunctions.Tasks;

/// <summary>When a task without a clock of its own is due, and when its team is reminded: working days, at nine in London. Only
/// activities ask: the answer rests on the bank holidays that this version knows, and a procedure's history must keep the one it got.</summary>
public static class TaskClock
{
    private static readonly LocalTime Morning = new(9, 0);

    // After the last bank holiday known, a reminder on an unknown one is better than none.
    private static readonly WorkingDays Working = WorkingDays.EnglandAndWales.AssumingWeekdays;

    /// <summary>The end of a working day after the one it was opened on.</summary>
    /// <param name="openedAt">When it was opened.</param>
    /// <param name="workingDays">How many working days after; at least one.</param>
    public static DateTimeOffset DueAt(DateTimeOffset openedAt, int workingDays = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(workingDays, 1);
        var day = LondonCalendar.DateAt(Instant.FromDateTimeOffset(openedAt));
        for (var counted = 0; counted < workingDays; counted++)
        {
            day = Working.Next(day);
        }

        return LondonCalendar.EndOf(day).ToDateTimeOffset();
    }

    /// <summary>The morning of the first working day on which the task is overdue.</summary>
    public static DateTimeOffset FirstReminder(DateTimeOffset dueAt) =>
        At(Working.Next(LondonCalendar.DateAt(Instant.FromDateTimeOffset(dueAt)).PlusDays(-1)));

    /// <summary>The morning of the working day after.</summary>
    public static DateTimeOffset NextReminder(DateTimeOffset last) => At(Working.Next(LondonCalendar.DateAt(Instant.FromDateTimeOffset(last))));

    private static DateTimeOffset At(LocalDate date) => LondonCalendar.At(date, Morning).ToDateTimeOffset();
}
