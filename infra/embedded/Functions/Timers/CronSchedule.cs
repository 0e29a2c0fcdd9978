using NCrontab;

namespace Embedded.Functions.Timers;

/// <summary>
/// Fires at the civil times of an NCRONTAB expression. Across a clock change, a schedule for every hour (its hour field
/// begins with <c>*</c>) keeps its rhythm through the doubled or missing hour, and a schedule for certain hours fires
/// once each day: at the first of two equal times, and right after the gap for a time that the gap swallows.
/// </summary>
internal sealed class CronSchedule(CrontabSchedule cron, bool everyHour, TimeZoneInfo zone) : TimerSchedule
{
    public override bool MoreThanOnceAMinute
    {
        get
        {
            // Seconds repeat every minute, so one pair of occurrences shows the rhythm.
            var first = cron.GetNextOccurrence(new DateTime(2024, 1, 1));
            return first != DateTime.MaxValue && cron.GetNextOccurrence(first) - first < TimeSpan.FromMinutes(1);
        }
    }

    public override DateTimeOffset NextAfter(DateTimeOffset instant) => everyHour ? NextInRhythm(instant) : NextByWallClock(instant);

    private DateTimeOffset NextByWallClock(DateTimeOffset instant)
    {
        var local = TimeZoneInfo.ConvertTime(instant, zone).DateTime;
        while (true)
        {
            local = cron.GetNextOccurrence(local);
            if (local == DateTime.MaxValue)
            {
                return DateTimeOffset.MaxValue;
            }

            var next = First(local);
            if (next > instant)
            {
                return next;
            }
        }
    }

    private DateTimeOffset First(DateTime local)
    {
        if (zone.IsInvalidTime(local))
        {
            // The civil time does not exist that day: the instant at which the clocks jump over it.
            var before = local;
            while (zone.IsInvalidTime(before))
            {
                before = before.AddMinutes(-1);
            }

            var jump = new DateTimeOffset(before, zone.GetUtcOffset(before)).AddMinutes(1);
            return new DateTimeOffset(jump.UtcDateTime.AddTicks(-(jump.UtcDateTime.Ticks % TimeSpan.TicksPerMinute)), TimeSpan.Zero);
        }

        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }

    private DateTimeOffset NextInRhythm(DateTimeOffset instant)
    {
        var offset = zone.GetUtcOffset(instant);
        var local = instant.ToOffset(offset).DateTime;
        var occurrence = cron.GetNextOccurrence(local);
        if (occurrence == DateTime.MaxValue)
        {
            return DateTimeOffset.MaxValue;
        }

        var next = new DateTimeOffset(occurrence, offset).ToUniversalTime();
        if (zone.GetUtcOffset(next) == offset)
        {
            return next;
        }

        // The clocks change in between: look again from the change, by the new offset.
        var change = FirstInstantWithout(offset, instant, next);
        var changed = zone.GetUtcOffset(change);
        var after = cron.GetNextOccurrence(change.ToOffset(changed).DateTime.AddTicks(-1));
        return after == DateTime.MaxValue ? DateTimeOffset.MaxValue : new DateTimeOffset(after, changed).ToUniversalTime();
    }

    private DateTimeOffset FirstInstantWithout(TimeSpan offset, DateTimeOffset from, DateTimeOffset to)
    {
        var (low, high) = (from.UtcTicks / TimeSpan.TicksPerSecond, to.UtcTicks / TimeSpan.TicksPerSecond);
        while (high - low > 1)
        {
            var middle = low + ((high - low) / 2);
            var at = new DateTimeOffset(middle * TimeSpan.TicksPerSecond, TimeSpan.Zero);
            (low, high) = zone.GetUtcOffset(at) == offset ? (middle, high) : (low, middle);
        }

        return new DateTimeOffset(high * TimeSpan.TicksPerSecond, TimeSpan.Zero);
    }
}
