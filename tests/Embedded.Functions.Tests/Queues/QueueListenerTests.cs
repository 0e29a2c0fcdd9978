using Embedded.Functions.Queues;
using Embedded.Testing;
using Microsoft.Extensions.Logging;

namespace Embedded.Functions.Tests.Queues;

public sealed class QueueListenerTests
{
    [Fact]
    public async Task RunDue_FunctionSucceeds_MessageIsDeleted()
    {
        var bodies = new List<string>();
        await using var harness = await QueueHarness.StartAsync((trigger, _) =>
        {
            bodies.Add((string)trigger.Convert(typeof(string))!);
            return Task.CompletedTask;
        });
        await harness.SendAsync("{\"a\":1}");

        (await harness.RunAsync()).ShouldBeTrue();

        bodies.ShouldBe(["{\"a\":1}"]);
        (await harness.CountAsync()).ShouldBe(0);
        (await harness.RunAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task RunDue_NoQueueYet_CreatesIt()
    {
        await using var harness = await QueueHarness.StartAsync((_, _) => Task.CompletedTask);

        await harness.RunAsync();

        (await harness.Queue.ExistsAsync()).Value.ShouldBeTrue();
    }

    [Fact]
    public async Task RunDue_FunctionFailsAlways_PoisonQueueGetsTextAsItWas()
    {
        var attempts = new List<long>();
        await using var harness = await QueueHarness.StartAsync((trigger, _) =>
        {
            attempts.Add((long)trigger.BindingData["dequeuecount"]!);
            throw new InvalidOperationException("Mrs Example, 1 Sample Street");
        });
        await harness.SendAsync("  {\"kept\": \"as it was\"} ");

        await harness.RunAsync();

        attempts.ShouldBe([1, 2, 3, 4, 5]);
        (await harness.PoisonedAsync()).ShouldBe(["  {\"kept\": \"as it was\"} "]);
        (await harness.CountAsync()).ShouldBe(0);
        var reason = harness.Log.At(LogLevel.Error).ShouldHaveSingleItem();
        reason.ShouldContain("5 attempts failed, the last with InvalidOperationException");
        harness.Log.At(LogLevel.Warning).Concat([reason]).ShouldAllBe(line => !line.Contains("Example", StringComparison.Ordinal));
    }

    [Fact]
    public async Task RunDue_FailsOnceThenSucceeds_RunsTwice()
    {
        var attempts = 0;
        await using var harness = await QueueHarness.StartAsync((_, _) => ++attempts == 1 ? throw new TimeoutException() : Task.CompletedTask);
        await harness.SendAsync("once more");

        await harness.RunAsync();

        attempts.ShouldBe(2);
        (await harness.PoisonedAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task RunDue_AttemptsUsedUpByDeadProcesses_PoisonsWithoutRunning()
    {
        var ran = 0;
        await using var harness = await QueueHarness.StartAsync(
            (_, _) =>
            {
                ran++;
                return Task.CompletedTask;
            },
            new QueueSettings { Base64Messages = false, MaxDequeueCount = 2 });
        await harness.SendAsync("crashes the process");
        for (var death = 0; death < 2; death++)
        {
            var taken = (await harness.Queue.ReceiveMessageAsync()).Value;
            await harness.Queue.UpdateMessageAsync(taken.MessageId, taken.PopReceipt, visibilityTimeout: TimeSpan.Zero);
        }

        await harness.RunAsync();

        ran.ShouldBe(0);
        (await harness.PoisonedAsync()).ShouldBe(["crashes the process"]);
    }

    [Fact]
    public async Task RunDue_VisibilityTimeoutOnVirtualClock_RetriesWhenTheClockGetsThere()
    {
        var clock = new VirtualClock(new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.Zero));
        var attempts = 0;
        await using var harness = await QueueHarness.StartAsync(
            (_, _) => ++attempts == 1 ? throw new TimeoutException() : Task.CompletedTask,
            new QueueSettings { Base64Messages = false, VisibilityTimeout = TimeSpan.FromMinutes(30) },
            new QueueListenerOptions { Clock = clock, DriveByHand = true });
        await harness.SendAsync("later");

        await harness.RunAsync();
        attempts.ShouldBe(1);
        harness.Listener.NextDue.ShouldBe(clock.GetUtcNow() + TimeSpan.FromMinutes(30));
        clock.Advance(TimeSpan.FromMinutes(30));
        await harness.RunAsync();

        attempts.ShouldBe(2);
        harness.Listener.NextDue.ShouldBeNull();
    }

    [Fact]
    public async Task RunDue_Base64_DecodesAndPoisonsWhatIsNot()
    {
        var bodies = new List<string>();
        await using var harness = await QueueHarness.StartAsync(
            (trigger, _) =>
            {
                bodies.Add((string)trigger.Convert(typeof(string))!);
                return Task.CompletedTask;
            },
            new QueueSettings { Base64Messages = true });
        await harness.SendAsync(Convert.ToBase64String("zwölf"u8), "not base64!");

        await harness.RunAsync();

        bodies.ShouldBe(["zwölf"]);
        (await harness.PoisonedAsync()).ShouldBe(["not base64!"]);
        harness.Log.At(LogLevel.Error).ShouldHaveSingleItem().ShouldContain("not Base64");
    }

    [Fact]
    public async Task RunDue_ManyMessages_EachRunsOnceAndABatchAtATime()
    {
        var (running, most) = (0, 0);
        var seen = new System.Collections.Concurrent.ConcurrentBag<string>();
        var batchIn = new SemaphoreSlim(0);
        await using var harness = await QueueHarness.StartAsync(
            async (trigger, token) =>
            {
                var now = Interlocked.Increment(ref running);
                InterlockedMax(ref most, now);
                seen.Add((string)trigger.Convert(typeof(string))!);
                if (now == 4)
                {
                    batchIn.Release(4);
                }

                await batchIn.WaitAsync(token);
                Interlocked.Decrement(ref running);
            },
            new QueueSettings { Base64Messages = false, BatchSize = 4 });
        await harness.SendAsync([.. Enumerable.Range(0, 20).Select(n => $"{n}")]);

        await harness.RunAsync();

        seen.Order().ShouldBe(Enumerable.Range(0, 20).Select(n => $"{n}").Order());
        most.ShouldBe(4);
    }

    [Fact]
    public async Task Polling_MessagesArrive_AtMostBatchPlusThresholdRunAtOnce()
    {
        var (running, most) = (0, 0);
        var done = 0;
        var release = new TaskCompletionSource();
        await using var harness = await QueueHarness.StartAsync(
            async (_, _) =>
            {
                var now = Interlocked.Increment(ref running);
                InterlockedMax(ref most, now);
                await release.Task;
                Interlocked.Decrement(ref running);
                Interlocked.Increment(ref done);
            },
            new QueueSettings { Base64Messages = false, BatchSize = 4, NewBatchThreshold = 2, MaxPollingInterval = TimeSpan.FromMilliseconds(100) },
            new QueueListenerOptions { Clock = TimeProvider.System });
        // Two first, so that the next look (2 running, the threshold) may take four more: six in all.
        await harness.SendAsync("1", "2");
        await Until(() => Volatile.Read(ref running) == 2);
        await harness.SendAsync("3", "4", "5", "6", "7", "8", "9");

        await Until(() => Volatile.Read(ref running) >= 3);
        release.SetResult();
        await Until(() => Volatile.Read(ref done) == 9);

        most.ShouldBeLessThanOrEqualTo(6);
        most.ShouldBeGreaterThanOrEqualTo(3);
    }

    [Fact]
    public async Task Polling_LongFunction_MessageStaysHidden()
    {
        var runs = 0;
        var release = new TaskCompletionSource();
        await using var harness = await QueueHarness.StartAsync(
            async (_, _) =>
            {
                Interlocked.Increment(ref runs);
                await release.Task;
            },
            new QueueSettings { Base64Messages = false, MaxPollingInterval = TimeSpan.FromMilliseconds(100) },
            new QueueListenerOptions { Clock = TimeProvider.System, Lease = TimeSpan.FromSeconds(10) });
        await harness.SendAsync("long");
        await Until(() => Volatile.Read(ref runs) == 1);
        var first = StorageNow(harness);

        // A hold not renewed would be over after ten seconds of the storage's clock. So long a one is not lost where the
        // machine stands still for some seconds, which is not what is tested here.
        await UntilAsync(async () =>
        {
            (await harness.Queue.PeekMessageAsync()).Value.ShouldBeNull();
            return StorageNow(harness) > first + 12;
        });
        runs.ShouldBe(1);
        release.SetResult();
        await UntilAsync(async () => await harness.CountAsync() == 0);
        runs.ShouldBe(1);
    }

    [Fact]
    public async Task Stop_WhileRunning_WaitsAndDeletes()
    {
        var started = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        await using var harness = await QueueHarness.StartAsync(
            async (_, _) =>
            {
                started.SetResult();
                await release.Task;
            },
            options: new QueueListenerOptions { Clock = TimeProvider.System });
        await harness.SendAsync("finishes");
        await started.Task;

        var stopping = harness.Listener.StopAsync(CancellationToken.None);
        stopping.IsCompleted.ShouldBeFalse();
        release.SetResult();
        await stopping;

        (await harness.CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Stop_TimeIsUp_CancelsAndHandsBackForTheNextProcess()
    {
        var queue = $"q{Guid.NewGuid():n}";
        var started = new TaskCompletionSource();
        await using (var harness = await QueueHarness.StartAsync(
            async (_, token) =>
            {
                started.SetResult();
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
            },
            options: new QueueListenerOptions { Clock = TimeProvider.System, Lease = TimeSpan.FromHours(1) },
            queueName: queue))
        {
            await harness.SendAsync("in flight");
            await started.Task;
            await harness.Listener.StopAsync(new CancellationToken(canceled: true));
        }

        var seen = new List<long>();
        await using var next = await QueueHarness.StartAsync(
            (trigger, _) =>
            {
                seen.Add((long)trigger.BindingData["DequeueCount"]!);
                return Task.CompletedTask;
            },
            queueName: queue);
        await next.RunAsync();

        // Three, when the stopping host had a look under way that took it once more and handed it back, too.
        seen.ShouldHaveSingleItem().ShouldBeInRange(2, 3);
    }

    private static async Task Until(Func<bool> condition) => await UntilAsync(() => Task.FromResult(condition()));

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2), TimeProvider.System);
        while (!await condition())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, limit.Token);
        }
    }

    private static long StorageNow(QueueHarness harness) =>
        harness.Queue.GetProperties().GetRawResponse().Headers.Date!.Value.ToUnixTimeSeconds();

    private static void InterlockedMax(ref int target, int value)
    {
        int seen;
        while ((seen = Volatile.Read(ref target)) < value && Interlocked.CompareExchange(ref target, value, seen) != seen)
        {
        }
    }
}
