using CareFunctions.Core.Calendar;
using NodaTime;

namespace CareFunctions.Tasks;

/// <summary>When a task without a clock of its own is due, and when its team is reminded: working days, at nine in London.</summary>
public static class TaskClock
{
    private static readonly LocalTime Morning = new(9, 0);

    /// <summary>The end of the first working day after the one it was opened on.</summary>
    public static DateTimeOffset DueAt(DateTimeOffset openedAt) =>
        LondonCalendar.EndOf(WorkingDayAfter(LondonCalendar.DateAt(Instant.FromDateTimeOffset(openedAt)))).ToDateTimeOffset();

    /// <summary>The morning of the first working day on which the task is overdue.</summary>
    public static DateTimeOffset FirstReminder(DateTimeOffset dueAt) =>
        At(WorkingDayAfter(LondonCalendar.DateAt(Instant.FromDateTimeOffset(dueAt)).PlusDays(-1)));

    /// <summary>The morning of the working day after.</summary>
    public static DateTimeOffset NextReminder(DateTimeOffset last) => At(WorkingDayAfter(LondonCalendar.DateAt(Instant.FromDateTimeOffset(last))));

    private static DateTimeOffset At(LocalDate date) => LondonCalendar.At(date, Morning).ToDateTimeOffset();

    private static LocalDate WorkingDayAfter(LocalDate date)
    {
        do
        {
            date = date.PlusDays(1);
        }
        while (date.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday);

        return date;
    }
}
