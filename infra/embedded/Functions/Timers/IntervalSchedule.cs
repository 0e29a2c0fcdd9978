namespace Embedded.Functions.Timers;

/// <summary>Fires again and again after the same time.</summary>
internal sealed class IntervalSchedule(TimeSpan interval) : TimerSchedule
{
    public override bool MoreThanOnceAMinute => interval < TimeSpan.FromMinutes(1);

    public override DateTimeOffset NextAfter(DateTimeOffset instant) => instant + interval;
}
