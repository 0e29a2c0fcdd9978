using Embedded.TaskHubs.Store;

namespace Embedded.TaskHubs.Engine;

/// <summary>Fires due timers: one clock timer set for the earliest of them all.</summary>
internal sealed class TimerAlarm : IDisposable
{
    // A clock timer takes at most about 49 days, and does not notice when the wall clock is put forward.
    private static readonly TimeSpan LongestSleep = TimeSpan.FromHours(1);
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);
    private readonly TimerIndex _index;
    private readonly Dispatcher _dispatcher;
    private readonly TimeProvider _clock;
    private readonly Quiescence _quiescence;
    private readonly ITimer _timer;
    private readonly Lock _gate = new();
    private readonly Lock _ringing = new();
    private bool _stopped = true;
    private long _armedFor = long.MaxValue;
    private int _held;

    public TimerAlarm(TimerIndex index, Dispatcher dispatcher, TimeProvider clock, Quiescence quiescence)
    {
        _index = index;
        _dispatcher = dispatcher;
        _clock = clock;
        _quiescence = quiescence;
        _timer = clock.CreateTimer(static state => ((TimerAlarm)state!).Ring(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public DateTimeOffset? NextDue => _index.NextDue is { } due ? new DateTimeOffset(due, TimeSpan.Zero) : null;

    public void Start()
    {
        lock (_gate)
        {
            _stopped = false;
        }

        ThreadPool.UnsafeQueueUserWorkItem(static alarm => alarm.Ring(), this, preferLocal: false);
    }

    public void Stop()
    {
        lock (_gate)
        {
            _stopped = true;
            _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        // A ring that has begun is let out, or it would read from a file that its owner closes next.
        lock (_ringing)
        {
        }
    }

    public void Add(TimerKey timer)
    {
        if (_index.Add(timer))
        {
            SetFor(timer.Due);
        }
    }

    public void Remove(TimerKey timer) => _index.Remove(timer);

    /// <summary>Fires everything that is due now, as far as the dispatcher has room. Answers whether anything was.</summary>
    public bool FireDue()
    {
        lock (_gate)
        {
            if (_stopped)
            {
                return false;
            }
        }

        // Busy from before a timer is taken until it is delivered, or a waiter for idleness would slip through between the two.
        _quiescence.EnterQuietly();
        try
        {
            return FireUpTo(_clock.GetUtcNow().UtcTicks);
        }
        finally
        {
            _quiescence.Exit();
        }
    }

    /// <summary>The dispatcher has room again.</summary>
    public void GoOn()
    {
        if (Interlocked.Exchange(ref _held, 0) == 1)
        {
            ThreadPool.UnsafeQueueUserWorkItem(static alarm => alarm.Ring(), this, preferLocal: false);
        }
    }

    public void Dispose() => _timer.Dispose();

    private bool FireUpTo(long now)
    {
        bool any = false;
        while (true)
        {
            if (!_dispatcher.HasRoom)
            {
                // A million timers may be due at once: the rest follows as turns are done.
                Volatile.Write(ref _held, 1);
                if (!_dispatcher.HasRoom)
                {
                    return any;
                }

                Volatile.Write(ref _held, 0);
            }

            if (!_index.TryTakeDue(now, out TimerKey timer))
            {
                return any;
            }

            any = true;
            HubEventKind kind = timer.TaskId < 0 ? HubEventKind.StartDue : HubEventKind.TimerFired;
            _dispatcher.Deliver(timer.Instance, new HubEvent(kind, timer.TaskId) { At = timer.Due, Generation = timer.Generation }, inline: false);
        }
    }

    private void Ring()
    {
        lock (_ringing)
        {
            lock (_gate)
            {
                if (_stopped)
                {
                    return;
                }

                _armedFor = long.MaxValue;
            }

            try
            {
                FireDue();
                if (Volatile.Read(ref _held) == 0 && _index.NextDue is { } due)
                {
                    SetFor(due);
                }
            }
            catch (Exception cause) when (cause is not OutOfMemoryException)
            {
                // On the clock's thread nobody else would catch it, and the process would end.
                HubLog.TimersNotRead(_dispatcher.Scope.Logger, cause);
                SetFor(_clock.GetUtcNow().UtcTicks + RetryAfter.Ticks);
            }
        }
    }

    private void SetFor(long due)
    {
        lock (_gate)
        {
            // Never later than it is set already: two threads may come here in the wrong order.
            if (_stopped || due >= _armedFor)
            {
                return;
            }

            _armedFor = due;
            long wait = Math.Clamp(due - _clock.GetUtcNow().UtcTicks, 0, LongestSleep.Ticks);

            // Up to whole milliseconds, or the timer would ring just before the time.
            _timer.Change(TimeSpan.FromMilliseconds(Math.Ceiling(wait / (double)TimeSpan.TicksPerMillisecond)), Timeout.InfiniteTimeSpan);
        }
    }
}
