using System.Globalization;
using CareFunctions.Core.TimeBoxes;

namespace CareFunctions.Core.Tests.TimeBoxes;

/// <summary>
/// A clock told again in the plainest way, to hold the real one against: it goes through the calendar day by day, keeps what happened in fields, and
/// shares nothing with it but the rule and the list of bank holidays.
/// </summary>
internal sealed class PlainTimeBox
{
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");
    private static readonly HashSet<DateOnly> BankHolidays =
        [.. CareFunctions.Core.Calendar.BankHolidays.EnglandAndWales.Days.Select(day => new DateOnly(day.Year, day.Month, day.Day))];

    private readonly ClockRule _clock;
    private readonly string? _requestedBy;
    private readonly HashSet<string> _done = [];
    private DateTime _armedAt;
    private DateTime _remindedAt;
    private DateOnly _escalateFrom;

    public PlainTimeBox(ClockRule clock, DateOnly firstDay, DateOnly? lastDay, string? requestedBy, DateTime now)
    {
        (_clock, _requestedBy, FirstDay) = (clock, requestedBy, firstDay);
        var length = clock.Length;
        if (length.WorkingDays is { } working)
        {
            LastDay = WorkingDaysAfter(firstDay, working);
        }
        else
        {
            LastDay = length.Days is { } days ? firstDay.AddDays(days - 1)
                : length.DaysAfter is { } after ? firstDay.AddDays(after)
                : length.IsOpen ? null : lastDay;
        }

        Arm(now);
        if (Lapses && now >= EndsAt)
        {
            (Over, Outcome) = ("lapsed", "lapsed");
        }
    }

    public DateOnly FirstDay { get; }

    public DateOnly? LastDay { get; private set; }

    /// <summary>How it ended: decided, lapsed, case-ended or settled; null while it runs.</summary>
    public string? Over { get; private set; }

    public string? Outcome { get; private set; }

    public int Extensions { get; private set; }

    public int DaysExtended { get; private set; }

    public DateTime? EndsAt => LastDay is { } last ? Midnight(last.AddDays(1)) : null;

    private bool Lapses => _clock.AtEnd == ClockEnd.Lapses;

    /// <summary>The next reminder, found by looking at every day from now on.</summary>
    public PlainReminder? NextReminder()
    {
        if (Over is not null)
        {
            return null;
        }

        if (LastDay is { } last)
        {
            foreach (var day in Days(DayOf(_armedAt).AddDays(-1), last))
            {
                var due = (_clock.Reminders.Before ?? [])
                    .Where(rung => last.AddDays(-rung.Days) >= FirstDay && OnOrBefore(last.AddDays(-rung.Days)) == day)
                    .Select(rung => At(day, rung.At.Hour, rung.At.Minute))
                    .Where(at => at > _armedAt && at > _remindedAt && at < EndsAt)
                    .Order().ToList();
                if (due.Count > 0)
                {
                    return new PlainReminder(due[0], _clock.Reminders.Tell, last.DayNumber - day.DayNumber, false, day);
                }
            }
        }

        if (LastDay is not null && Lapses)
        {
            return null;
        }

        var next = WorkingDaysAfter(_escalateFrom, _clock.Reminders.After?.EveryWorkingDays ?? 5);
        return new PlainReminder(At(next, 9, 0), _clock.Reminders.After?.Tell ?? _clock.Reminders.Tell, LastDay?.DayNumber - next.DayNumber, true, next);
    }

    public string Decide(string by, string role, string outcome, DateTime at)
    {
        if (!_clock.Decide.Outcomes.Contains(outcome))
        {
            return "no-such-outcome";
        }

        if (NotEntitled(by, role, _clock.Decide.By, _clock.Decide.NotByRequester) is { } refused)
        {
            return refused;
        }

        if (Over == "decided" && Outcome == outcome)
        {
            return "repeated";
        }

        if (TooLate(at) is { } late)
        {
            return late;
        }

        (Over, Outcome) = ("decided", outcome);
        return "decided";
    }

    public string Extend(string by, string role, DateOnly? to, DateTime at)
    {
        if (_clock.Extend is not { } rule)
        {
            return "not-provided";
        }

        if (NotEntitled(by, role, rule.By, rule.NotByRequester) is { } refused)
        {
            return refused;
        }

        if (_done.Contains(Key(by, at, null)) && to is null || (to is not null && _done.Contains(Key(by, at, to))))
        {
            return "repeated";
        }

        if (TooLate(at) is { } late)
        {
            return late;
        }

        if (rule.Times is { } times && Extensions >= times)
        {
            return "already-extended";
        }

        if (rule.Days is { } days)
        {
            to = LastDay?.AddDays(days);
        }

        if (to is not { } last)
        {
            return "date-missing";
        }

        if ((LastDay is { } present && last <= present) || last < FirstDay)
        {
            return "not-later";
        }

        var more = LastDay is { } former ? last.DayNumber - former.DayNumber : 0;
        if (rule.MostDays is { } most && DaysExtended + more > most)
        {
            return "already-extended";
        }

        (Extensions, DaysExtended, LastDay) = (Extensions + 1, DaysExtended + more, last);
        _done.Add(Key(by, at, null));
        _done.Add(Key(by, at, last));
        Arm(at);
        return "extended";
    }

    public string Amend(string role, DateOnly? to, DateTime at)
    {
        if (_clock.Amend is not { } rule)
        {
            return "not-provided";
        }

        if (role != rule.By)
        {
            return "wrong-role";
        }

        if (TooLate(at) is { } late)
        {
            return late;
        }

        if (to is not { } last)
        {
            return "date-missing";
        }

        if (last == LastDay)
        {
            return "repeated";
        }

        if (last < FirstDay)
        {
            return "before-first-day";
        }

        LastDay = last;
        Arm(at);
        return "amended";
    }

    public (string Code, PlainReminder? Reminder) Remind(DateTime at)
    {
        if (Over is not null)
        {
            return ("contradicts", null);
        }

        if (Lapses && at >= EndsAt)
        {
            return ("late", null);
        }

        // The latest that is due; what came due before it goes unsaid.
        PlainReminder? sent = null;
        while (NextReminder() is { } next && next.At <= at)
        {
            sent = next;
            _remindedAt = next.At;
            if (next.Escalates)
            {
                var (day, today) = (next.Day, DayOf(at));
                _escalateFrom = day > today ? day : today;
            }
        }

        return sent is null ? ("too-early", null) : ("reminded", sent);
    }

    public string Expire(DateTime at)
    {
        if (Over is not null)
        {
            return Over == "lapsed" ? "repeated" : "contradicts";
        }

        if (!Lapses || EndsAt is null)
        {
            return "never-lapses";
        }

        if (at < EndsAt)
        {
            return "too-early";
        }

        (Over, Outcome) = ("lapsed", "lapsed");
        return "lapsed";
    }

    public string EndFromOutside(string how, string outcome)
    {
        if (Over is not null)
        {
            return Over == how ? "repeated" : "contradicts";
        }

        (Over, Outcome) = (how, outcome);
        return how;
    }

    public static DateTime Midnight(DateOnly day) => At(day, 0, 0);

    /// <summary>The UTC moment at which London clocks show a time. Nine and midnight are neither skipped nor repeated.</summary>
    public static DateTime At(DateOnly day, int hour, int minute)
    {
        var wall = day.ToDateTime(new TimeOnly(hour, minute));
        return DateTime.SpecifyKind(wall - London.GetUtcOffset(wall), DateTimeKind.Utc);
    }

    public static DateOnly DayOf(DateTime utc) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(utc, London));

    public static DateOnly WorkingDaysAfter(DateOnly day, int number)
    {
        while (number > 0)
        {
            day = day.AddDays(1);
            number -= IsWorked(day) ? 1 : 0;
        }

        return day;
    }

    private static DateOnly OnOrBefore(DateOnly day) => IsWorked(day) ? day : OnOrBefore(day.AddDays(-1));

    private static bool IsWorked(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !BankHolidays.Contains(day);

    private static IEnumerable<DateOnly> Days(DateOnly from, DateOnly to)
    {
        for (var day = from; day <= to; day = day.AddDays(1))
        {
            yield return day;
        }
    }

    private static string Key(string by, DateTime at, DateOnly? to) =>
        string.Create(CultureInfo.InvariantCulture, $"{by} {at.Ticks} {to:yyyy-MM-dd}");

    private void Arm(DateTime now)
    {
        _armedAt = now;
        _remindedAt = now;
        var today = DayOf(now);
        var from = LastDay ?? FirstDay;
        _escalateFrom = from > today ? from : today;
    }

    private string? NotEntitled(string by, string role, string needed, bool notByRequester) =>
        role != needed ? "wrong-role" : notByRequester && by == _requestedBy ? "own-request" : null;

    private string? TooLate(DateTime at) => Over switch
    {
        "lapsed" => "late",
        null => Lapses && at >= EndsAt ? "late" : null,
        _ => "contradicts",
    };
}
