using Embedded.Testing;

namespace Embedded.DurableTask.Tests.Runtime;

public sealed class VirtualClockTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 28, 23, 0, 0, TimeSpan.Zero);

    private readonly VirtualClock clock = new(Start);
    private readonly List<string> fired = [];

    [Fact]
    public void Advance_MovesTimeAndTimestampAlike()
    {
        long before = clock.GetTimestamp();
        clock.Advance(TimeSpan.FromDays(42));
        clock.GetUtcNow().ShouldBe(Start.AddDays(42));
        clock.GetElapsedTime(before).ShouldBe(TimeSpan.FromDays(42));
        clock.GetLocalNow().Offset.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void Advance_OverSeveralTimers_FiresInOrderAtTheirTimes()
    {
        using ITimer late = Timer("late", TimeSpan.FromHours(3));
        using ITimer early = Timer("early", TimeSpan.FromHours(1));
        using ITimer same = Timer("same", TimeSpan.FromHours(1));
        clock.Advance(TimeSpan.FromHours(2));
        fired.ShouldBe(["early 00:00", "same 00:00"]);
        clock.NextTimerDue.ShouldBe(Start.AddHours(3));
        clock.AdvanceTo(Start.AddHours(3));
        fired.Last().ShouldBe("late 02:00");
        clock.NextTimerDue.ShouldBeNull();
    }

    [Fact]
    public void Advance_OverAPeriodicTimer_FiresEachTime()
    {
        using ITimer timer = Timer("tick", TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(20));
        clock.Advance(TimeSpan.FromHours(1));
        fired.ShouldBe(["tick 23:10", "tick 23:30", "tick 23:50"]);
        timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan).ShouldBeTrue();
        clock.Advance(TimeSpan.FromHours(1));
        fired.Count.ShouldBe(3);
    }

    [Fact]
    public void Advance_OverATimerMadeByATimer_FiresBoth()
    {
        using ITimer outer = clock.CreateTimer(
            _ => _ = clock.CreateTimer(_ => Note("inner"), null, TimeSpan.FromMinutes(5), Timeout.InfiniteTimeSpan),
            null,
            TimeSpan.FromMinutes(5),
            Timeout.InfiniteTimeSpan);
        clock.Advance(TimeSpan.FromHours(1));
        fired.ShouldBe(["inner 23:10"]);
        clock.GetUtcNow().ShouldBe(Start.AddHours(1));
    }

    [Fact]
    public void Timer_Disposed_DoesNotFire()
    {
        ITimer timer = Timer("never", TimeSpan.FromMinutes(1));
        timer.Dispose();
        clock.Advance(TimeSpan.FromHours(1));
        fired.ShouldBeEmpty();
        timer.Change(TimeSpan.FromMinutes(1), Timeout.InfiniteTimeSpan).ShouldBeFalse();
    }

    [Fact]
    public void Timer_Changed_FiresAtTheNewTimeOnly()
    {
        using ITimer timer = Timer("moved", TimeSpan.FromMinutes(1));
        timer.Change(TimeSpan.FromMinutes(30), Timeout.InfiniteTimeSpan);
        clock.Advance(TimeSpan.FromHours(1));
        fired.ShouldBe(["moved 23:30"]);
    }

    [Fact]
    public async Task Timer_OfZero_FiresWithoutTheClockMoving()
    {
        TaskCompletionSource done = new();
        using ITimer timer = clock.CreateTimer(_ => done.TrySetResult(), null, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        await done.Task.WaitAsync(TimeSpan.FromMinutes(2));
        clock.GetUtcNow().ShouldBe(Start);
    }

    [Fact]
    public async Task Delay_OnTheClock_EndsWhenItsTimeHasCome()
    {
        Task delay = Task.Delay(TimeSpan.FromDays(14), clock);
        clock.Advance(TimeSpan.FromDays(13));
        delay.IsCompleted.ShouldBeFalse();
        clock.Advance(TimeSpan.FromDays(1));
        await delay.WaitAsync(TimeSpan.FromMinutes(2));
    }

    [Fact]
    public void CancellationTokenSource_OnTheClock_CancelsWhenItsTimeHasCome()
    {
        using CancellationTokenSource end = new(TimeSpan.FromMinutes(2), clock);
        clock.Advance(TimeSpan.FromMinutes(1));
        end.IsCancellationRequested.ShouldBeFalse();
        clock.Advance(TimeSpan.FromMinutes(1));
        end.IsCancellationRequested.ShouldBeTrue();
    }

    [Fact]
    public void Advance_Backwards_Throws()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => clock.Advance(TimeSpan.FromTicks(-1)));
        Should.Throw<ArgumentOutOfRangeException>(() => clock.AdvanceTo(Start.AddTicks(-1)));
    }

    [Fact]
    public void Timers_MadeOnManyThreads_AllFireOnce()
    {
        int count = 0;
        ITimer[] timers = [.. Enumerable.Range(1, 500).AsParallel().Select(minute => clock.CreateTimer(
            _ => Interlocked.Increment(ref count), null, TimeSpan.FromMinutes(minute), Timeout.InfiniteTimeSpan))];
        Parallel.For(1, 9, hour => Should.NotThrow(() => clock.Advance(TimeSpan.FromHours(hour))));
        clock.AdvanceTo(Start.AddDays(3));
        count.ShouldBe(500);
        Array.ForEach(timers, timer => timer.Dispose());
    }

    private ITimer Timer(string name, TimeSpan due, TimeSpan? period = null)
        => clock.CreateTimer(_ => Note(name), null, due, period ?? Timeout.InfiniteTimeSpan);

    private void Note(string name) => fired.Add($"{name} {clock.GetUtcNow():HH:mm}");
}
