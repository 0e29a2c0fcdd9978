namespace Embedded.Testing;

/// <summary>
/// A clock that stands still until it is moved, so that weeks pass in a test without waiting. Timers made on it fire while it
/// moves, in the order of their times, the clock standing at each timer's due time while its callback runs. Thread-safe; when two threads
/// move it at once, a callback may see a later time than its own. The local time zone is UTC.
/// </summary>
public sealed class VirtualClock : TimeProvider
{
    private readonly Lock gate = new();
    private readonly PriorityQueue<Pending, (long Due, long Order)> timers = new();
    private readonly long startTicks;
    private long nowTicks;
    private long order;

    /// <summary>Makes a clock that stands at a time.</summary>
    public VirtualClock(DateTimeOffset start)
    {
        startTicks = start.UtcTicks;
        nowTicks = startTicks;
    }

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>When the next timer is due, or <see langword="null"/> when none waits.</summary>
    public DateTimeOffset? NextTimerDue
    {
        get
        {
            lock (gate)
            {
                DropStale();
                return timers.TryPeek(out _, out (long Due, long Order) at) ? new DateTimeOffset(at.Due, TimeSpan.Zero) : null;
            }
        }
    }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => new(Volatile.Read(ref nowTicks), TimeSpan.Zero);

    /// <inheritdoc/>
    public override long GetTimestamp() => Volatile.Read(ref nowTicks) - startTicks;

    /// <summary>Moves the clock on, firing what becomes due.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The span is negative: a clock does not go back.</exception>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        MoveTo(checked(Volatile.Read(ref nowTicks) + by.Ticks));
    }

    /// <summary>Moves the clock on to a time, firing what becomes due. The present time fires what is due already.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time has passed: a clock does not go back.</exception>
    public void AdvanceTo(DateTimeOffset time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, GetUtcNow());
        MoveTo(time.UtcTicks);
    }

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        VirtualTimer timer = new(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private void MoveTo(long targetTicks)
    {
        while (true)
        {
            Pending due;
            lock (gate)
            {
                DropStale();
                if (!timers.TryPeek(out _, out (long Due, long Order) at) || at.Due > targetTicks)
                {
                    nowTicks = Math.Max(nowTicks, targetTicks);
                    return;
                }

                due = timers.Dequeue();
                nowTicks = Math.Max(nowTicks, at.Due);
                if (due.Timer.PeriodTicks > 0)
                {
                    timers.Enqueue(due, (at.Due + due.Timer.PeriodTicks, order++));
                }
            }

            due.Timer.Fire();
        }
    }

    /// <summary>Removes entries of timers that were changed or disposed since: each change gives a timer a new generation.</summary>
    private void DropStale()
    {
        while (timers.TryPeek(out Pending pending, out _) && pending.Generation != pending.Timer.Generation)
        {
            timers.Dequeue();
        }
    }

    private readonly record struct Pending(VirtualTimer Timer, int Generation);

    private sealed class VirtualTimer(VirtualClock clock, TimerCallback callback, object? state) : ITimer
    {
        private readonly ExecutionContext? context = ExecutionContext.Capture();
        private bool disposed;

        public int Generation { get; private set; }

        public long PeriodTicks { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            CheckSpan(dueTime, nameof(dueTime));
            CheckSpan(period, nameof(period));
            lock (clock.gate)
            {
                if (disposed)
                {
                    return false;
                }

                Generation++;
                PeriodTicks = period > TimeSpan.Zero ? period.Ticks : 0;
                if (dueTime > TimeSpan.Zero || (dueTime == TimeSpan.Zero && PeriodTicks > 0))
                {
                    long due = dueTime > TimeSpan.Zero ? dueTime.Ticks : PeriodTicks;
                    clock.timers.Enqueue(new Pending(this, Generation), (clock.nowTicks + due, clock.order++));
                }
            }

            if (dueTime == TimeSpan.Zero)
            {
                // Due at once: as with a real timer the callback runs elsewhere, never inside the call that made the timer.
                ThreadPool.UnsafeQueueUserWorkItem(static timer => timer.Fire(), this, preferLocal: false);
            }

            return true;
        }

        public void Fire()
        {
            lock (clock.gate)
            {
                if (disposed)
                {
                    return;
                }
            }

            if (context is null)
            {
                callback(state);
            }
            else
            {
                ExecutionContext.Run(context, static timer => ((VirtualTimer)timer!).Invoke(), this);
            }
        }

        public void Dispose()
        {
            lock (clock.gate)
            {
                disposed = true;
                Generation++;
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private static void CheckSpan(TimeSpan span, string name)
        {
            if (span < TimeSpan.Zero && span != Timeout.InfiniteTimeSpan)
            {
                throw new ArgumentOutOfRangeException(name, span, "A timer's time is zero or more, or Timeout.InfiniteTimeSpan.");
            }
        }

        private void Invoke() => callback(state);
    }
}
