using Embedded.Functions.Invocation;
using Embedded.Functions.Tests.Testing;
using Embedded.Functions.Timers;
using Embedded.Testing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Embedded.Functions.Tests.Timers;

public sealed class TimerListenerTests : IDisposable
{
    private readonly VirtualClock clock = new(new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.Zero));
    private readonly string folder = Directory.CreateTempSubdirectory("timers-").FullName;
    private readonly List<(DateTimeOffset At, TimerInfo Timer)> runs = [];
    private readonly LogRecorder log = new();

    public void Dispose()
    {
        Directory.Delete(folder, recursive: true);
        log.Dispose();
    }

    [Fact]
    public async Task RunDue_NotDueYet_RunsNothing()
    {
        using var timer = await StartAsync("0 0 10 * * *");

        (await timer.RunDueAsync(default)).ShouldBeFalse();

        timer.NextDue.ShouldBe(At(10));
        runs.ShouldBeEmpty();
    }

    [Fact]
    public async Task RunDue_AtItsTime_RunsOnceNotPastDue()
    {
        using var timer = await StartAsync("0 0 10 * * *");

        clock.AdvanceTo(At(10));
        (await timer.RunDueAsync(default)).ShouldBeTrue();

        var (_, info) = runs.ShouldHaveSingleItem();
        info.IsPastDue.ShouldBeFalse();
        info.ScheduleStatus!.Next.ShouldBe(At(34).UtcDateTime);
        timer.NextDue.ShouldBe(At(34));
    }

    [Fact]
    public async Task RunDue_ClockJumpsOverManyTimes_RunsOncePastDue()
    {
        using var timer = await StartAsync("0 0 * * * *");

        clock.AdvanceTo(At(9 + 24));
        await timer.RunDueAsync(default);

        runs.ShouldHaveSingleItem().Timer.IsPastDue.ShouldBeTrue();
        timer.NextDue.ShouldBe(At(9 + 25));
    }

    [Fact]
    public async Task Start_RunMissedWhileDown_IsMadeUpForOnce()
    {
        using (var before = await StartAsync("0 0 10 * * *"))
        {
            clock.AdvanceTo(At(10));
            await before.RunDueAsync(default);
            await before.StopAsync(default);
        }

        clock.Advance(TimeSpan.FromDays(42));
        using var after = await StartAsync("0 0 10 * * *");
        await after.RunDueAsync(default);
        await after.RunDueAsync(default);

        runs.Count.ShouldBe(2);
        runs[1].Timer.IsPastDue.ShouldBeTrue();
        runs[1].Timer.ScheduleStatus!.Last.ShouldBe(At(10).UtcDateTime);
        after.NextDue.ShouldBe(clock.GetUtcNow().AddDays(1));
    }

    [Fact]
    public async Task Start_NeverRanButWasDueWhileDown_IsMadeUpFor()
    {
        using (var before = await StartAsync("0 0 10 * * *"))
        {
            await before.StopAsync(default);
        }

        clock.AdvanceTo(At(11));
        using var after = await StartAsync("0 0 10 * * *");
        await after.RunDueAsync(default);

        runs.ShouldHaveSingleItem().Timer.IsPastDue.ShouldBeTrue();
    }

    [Fact]
    public async Task Start_NotMonitored_MakesUpForNothing()
    {
        using (var before = await StartAsync("0 0 10 * * *", monitor: false))
        {
            await before.StopAsync(default);
        }

        clock.AdvanceTo(At(11));
        using var after = await StartAsync("0 0 10 * * *", monitor: false);
        await after.RunDueAsync(default);

        runs.ShouldBeEmpty();
        Directory.EnumerateFileSystemEntries(folder).ShouldBeEmpty();
    }

    [Fact]
    public async Task Start_RunOnStartup_RunsAtEveryStart()
    {
        for (var start = 1; start <= 2; start++)
        {
            using var timer = await StartAsync("0 0 10 * * *", onStartup: true);
            await timer.RunDueAsync(default);
            await timer.StopAsync(default);
            runs.Count.ShouldBe(start);
            timer.NextDue.ShouldBe(At(10));
        }
    }

    [Fact]
    public async Task Start_StateFileUnreadable_IsPutAsideAndSaid()
    {
        var path = Path.Combine(folder, "Function.json");
        await File.WriteAllTextAsync(path, "{ half");

        using var timer = await StartAsync("0 0 10 * * *");

        File.Exists(path + ".unreadable").ShouldBeTrue();
        log.At(LogLevel.Error).ShouldHaveSingleItem().ShouldContain("not readable");
        timer.NextDue.ShouldBe(At(10));
    }

    [Fact]
    public async Task RunDue_FunctionThrows_ScheduleGoesOn()
    {
        using var timer = await StartAsync("0 0 10 * * *", run: (_, _) => throw new InvalidOperationException("secret"));

        clock.AdvanceTo(At(10));
        await timer.RunDueAsync(default);

        timer.NextDue.ShouldBe(At(34));
        log.At(LogLevel.Error).ShouldHaveSingleItem().ShouldNotContain("secret");
    }

    [Fact]
    public async Task Background_SleepOfMonths_FiresWhenTheClockArrives()
    {
        var fired = new TaskCompletionSource<DateTimeOffset>();
        using var timer = await StartAsync("0 0 0 1 6 *", byHand: false, run: (_, _) =>
        {
            fired.TrySetResult(clock.GetUtcNow());
            return Task.CompletedTask;
        });
        var due = new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);

        // The listener sleeps in short naps of the virtual clock: a day goes by whenever it has gone to sleep again.
        while (!fired.Task.IsCompleted)
        {
            if (clock.NextTimerDue is not null)
            {
                clock.Advance(TimeSpan.FromDays(1));
            }

            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System);
        }

        (await fired.Task).ShouldBe(due);
        await timer.StopAsync(default);
    }

    [Fact]
    public async Task Stop_WhileRunningAndTimeIsUp_RunIsMadeUpForAtTheNextStart()
    {
        var started = new TaskCompletionSource();
        clock.AdvanceTo(At(9));
        using (var timer = await StartAsync("0 0 10 * * *", run: async (_, token) =>
        {
            started.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
        }))
        {
            clock.AdvanceTo(At(10));
            var running = timer.RunDueAsync(default);
            await started.Task;
            await timer.StopAsync(new CancellationToken(canceled: true));
            await running;
        }

        using var after = await StartAsync("0 0 10 * * *");
        await after.RunDueAsync(default);

        runs.ShouldHaveSingleItem().Timer.IsPastDue.ShouldBeTrue();
    }

    private static DateTimeOffset At(int hour) => new DateTimeOffset(2026, 1, 5, 0, 0, 0, TimeSpan.Zero).AddHours(hour);

    private async Task<TimerListener> StartAsync(
        string schedule, bool monitor = true, bool onStartup = false, bool byHand = true, Func<TriggerValue, CancellationToken, Task>? run = null)
    {
        var function = FunctionOf.Trigger(new TimerTriggerAttribute(schedule) { UseMonitor = monitor, RunOnStartup = onStartup });
        var listener = new TimerListener(
            function, TimerSchedule.Parse(schedule, TimeZoneInfo.Utc), new TimerStateFile(Path.Combine(folder, "Function.json"), log),
            new DelegateInvoker(run ?? Record), clock, byHand, log);
        await listener.StartAsync(default);
        return listener;
    }

    private Task Record(TriggerValue trigger, CancellationToken cancellationToken)
    {
        runs.Add((clock.GetUtcNow(), (TimerInfo)trigger.Convert(typeof(TimerInfo))!));
        return Task.CompletedTask;
    }
}
