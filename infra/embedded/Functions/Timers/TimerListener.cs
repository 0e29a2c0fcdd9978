using Embedded.Functions.Invocation;
using Embedded.Functions.Listeners;
using Embedded.Functions.Metadata;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Embedded.Functions.Timers;

/// <summary>Runs one function on its schedule, never twice at once. However many runs were missed, while the process was
/// down or while a run took long, one is made up for, with <see cref="TimerInfo.IsPastDue"/>.</summary>
internal sealed class TimerListener : ITriggerListener, IDisposable
{
    // Looked at again at least this often, because a machine's clock may be set or the machine suspended; it also keeps
    // every wait below what a timer can hold (about 49 days).
    private static readonly TimeSpan LongestNap = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan[] Windows = [TimeSpan.FromMinutes(1), TimeSpan.FromHours(1), TimeSpan.FromDays(1), TimeSpan.FromDays(32)];

    private readonly FunctionDescriptor function;
    private readonly TimerTriggerAttribute trigger;
    private readonly TimerSchedule schedule;
    private readonly TimerStateFile? file;
    private readonly IFunctionInvoker invoker;
    private readonly TimeProvider clock;
    private readonly bool driveByHand;
    private readonly ILogger logger;
    private readonly SemaphoreSlim oneRun = new(1, 1);
    private readonly CancellationTokenSource stopping = new();
    private readonly CancellationTokenSource abandoning = new();
    private Task loop = Task.CompletedTask;
    private DateTimeOffset due = DateTimeOffset.MaxValue;
    private DateTimeOffset? last;
    private DateTimeOffset lastUpdated;
    private bool pastDue;
    private bool onStartup;

    public TimerListener(
        FunctionDescriptor function, TimerSchedule schedule, TimerStateFile file, IFunctionInvoker invoker, TimeProvider clock, bool driveByHand, ILogger logger)
    {
        this.function = function;
        this.schedule = schedule;
        this.invoker = invoker;
        this.clock = clock;
        this.driveByHand = driveByHand;
        this.logger = logger;
        trigger = (TimerTriggerAttribute)function.Trigger;
        this.file = trigger.UseMonitor && !schedule.MoreThanOnceAMinute ? file : null;
    }

    public string Name => $"timer {function.Name}";

    public DateTimeOffset? NextDue => due == DateTimeOffset.MaxValue ? null : due;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var state = file?.Read();
        last = state?.Last;
        lastUpdated = state?.LastUpdated ?? now;

        // Computed anew rather than taken from the file: the schedule may have been changed since.
        due = schedule.NextAfter(state is null ? now : state.Last ?? state.LastUpdated);
        if (due <= now)
        {
            pastDue = true;
            logger.LogInformation("{Function} missed its run of {Due}: it is made up for now.", function.Name, due);
        }
        else if (trigger.RunOnStartup)
        {
            onStartup = true;
            due = now;
        }

        if (state is null)
        {
            Save(now);
        }

        if (!driveByHand)
        {
            loop = Task.Run(RunAsync, CancellationToken.None);
        }

        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await stopping.CancelAsync();
        try
        {
            await loop.WaitAsync(cancellationToken);
            await oneRun.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // Its run is not recorded as done, so it is made up for at the next start.
            await abandoning.CancelAsync();
        }
    }

    public async Task<bool> RunDueAsync(CancellationToken cancellationToken)
    {
        await oneRun.WaitAsync(cancellationToken);
        try
        {
            var ran = false;
            while (due <= clock.GetUtcNow() && !stopping.IsCancellationRequested)
            {
                await RunOnceAsync();
                ran = true;
            }

            return ran;
        }
        finally
        {
            oneRun.Release();
        }
    }

    public void Dispose()
    {
        stopping.Dispose();
        abandoning.Dispose();
        oneRun.Dispose();
    }

    private async Task RunAsync()
    {
        try
        {
            while (true)
            {
                var wait = due - clock.GetUtcNow();
                if (wait > TimeSpan.Zero)
                {
                    // Rounded up, or the last fraction of a millisecond would be spent spinning.
                    await Task.Delay(wait < LongestNap ? wait + TimeSpan.FromMilliseconds(1) : LongestNap, clock, stopping.Token);
                }

                await RunDueAsync(stopping.Token);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private async Task RunOnceAsync()
    {
        var started = clock.GetUtcNow();
        var occurrence = onStartup ? due : Latest(due, started);
        var info = new TimerInfo
        {
            IsPastDue = pastDue || occurrence != due || started - occurrence > Tolerance,
            ScheduleStatus = file is null ? null : new ScheduleStatus
            {
                Last = last?.UtcDateTime ?? default,
                Next = schedule.NextAfter(occurrence).UtcDateTime,
                LastUpdated = lastUpdated.UtcDateTime,
            },
        };
        try
        {
            await invoker.InvokeAsync(function, TimerTriggerValue.Of(info), abandoning.Token);
        }
        catch (OperationCanceledException) when (abandoning.IsCancellationRequested)
        {
            due = DateTimeOffset.MaxValue;
            return;
        }
#pragma warning disable CA1031 // Whatever the function throws, the schedule goes on.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            logger.LogDebug(failure, "{Function} failed for its run of {Due}.", function.Name, occurrence);
            logger.LogError("{Function} failed for its run of {Due}: {Failure}. It runs again at its next time.",
                function.Name, occurrence, failure.GetType().Name);
        }

        pastDue = onStartup = false;
        last = occurrence;
        due = schedule.NextAfter(occurrence);
        Save(clock.GetUtcNow());
    }

    /// <summary>The last time at or before <paramref name="now"/>, counted from <paramref name="first"/>.</summary>
    private DateTimeOffset Latest(DateTimeOffset first, DateTimeOffset now)
    {
        if (schedule is IntervalSchedule)
        {
            // An interval has no times of its own: it counts from when it last ran.
            return now - first > Tolerance ? now : first;
        }

        // From as near to now as may be: a schedule of every second may have millions of times in between.
        foreach (var window in Windows)
        {
            var near = schedule.NextAfter(now - window);
            if (near <= now)
            {
                first = near > first ? near : first;
                break;
            }
        }

        for (var next = schedule.NextAfter(first); next <= now; next = schedule.NextAfter(first))
        {
            first = next;
        }

        return first;
    }

    private void Save(DateTimeOffset now)
    {
        lastUpdated = now;
        try
        {
            file?.Write(new TimerState(last, due, now));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            logger.LogError(fault, "The schedule state of {Function} could not be kept: after a restart its last run may be repeated.", function.Name);
        }
    }
}
