using System.Collections.Concurrent;

namespace Embedded.TaskHubs.Engine;

/// <summary>Repeats what failed for want of the file, a second later by the hub's clock.</summary>
internal sealed class RetryTimers(TimeProvider clock)
{
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<ITimer, byte> _timers = new();

    public void Later(Action again)
    {
        ITimer? timer = null;
        timer = clock.CreateTimer(
            _ =>
            {
                if (timer is not null && _timers.TryRemove(timer, out byte _))
                {
                    timer.Dispose();
                }

                again();
            },
            null,
            Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan);

        // Set only now: the callback must find the timer in the table.
        _timers[timer] = 0;
        timer.Change(Wait, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Forgets what waits to be repeated.</summary>
    public void Stop()
    {
        foreach (ITimer timer in _timers.Keys)
        {
            timer.Dispose();
        }
    }
}
