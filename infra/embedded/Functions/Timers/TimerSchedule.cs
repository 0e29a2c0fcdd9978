using System.Globalization;
using NCrontab;

namespace Embedded.Functions.Timers;

/// <summary>When a timer fires.</summary>
public abstract class TimerSchedule
{
    /// <summary>The first time strictly after <paramref name="instant"/>.</summary>
    public abstract DateTimeOffset NextAfter(DateTimeOffset instant);

    /// <summary>Whether it ever fires more than once a minute; such a schedule is not monitored.</summary>
    public abstract bool MoreThanOnceAMinute { get; }

    /// <summary>Reads an NCRONTAB expression of six fields (seconds first) or five (second 0), or a time span such as
    /// <c>00:05:00</c>.</summary>
    /// <param name="text">The schedule.</param>
    /// <param name="zone">The zone in which cron fields count.</param>
    /// <exception cref="FormatException">It is neither; the message says what is wrong.</exception>
    public static TimerSchedule Parse(string text, TimeZoneInfo zone)
    {
        if (TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var interval))
        {
            return interval > TimeSpan.Zero
                ? new IntervalSchedule(interval)
                : throw new FormatException($"the schedule '{text}' is not longer than zero");
        }

        var fields = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length is not (5 or 6))
        {
            throw new FormatException(
                $"the schedule '{text}' is neither a time span (hh:mm:ss) nor six NCRONTAB fields (second minute hour day month weekday)");
        }

        try
        {
            var cron = CrontabSchedule.Parse(text, new CrontabSchedule.ParseOptions { IncludingSeconds = fields.Length == 6 });
            return new CronSchedule(cron, fields[^4].StartsWith('*'), zone);
        }
        catch (CrontabException fault)
        {
            throw new FormatException($"the schedule '{text}' is not an NCRONTAB expression: {fault.Message}", fault);
        }
    }
}
