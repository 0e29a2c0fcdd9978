using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Benchmarks;

/// <summary>One phase of <see cref="TimersBenchmark"/> in a process of its own; answers with one line of JSON.</summary>
internal static class TimersChild
{
    public const string Command = "timers-child";
    private const int InFlight = 4_000;
    private static readonly TimeSpan UntilSampleBegins = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan SampleLasts = TimeSpan.FromSeconds(30);
    private static readonly ConcurrentBag<double> LateMilliseconds = [];

    public static async Task<int> RunAsync(string[] arguments)
    {
        string folder = arguments[2];
        int pending = int.Parse(arguments[3], CultureInfo.InvariantCulture);
        int sample = int.Parse(arguments[4], CultureInfo.InvariantCulture);
        long started = long.Parse(arguments[5], CultureInfo.InvariantCulture);
        object report = arguments[1] == "fill" ? await FillAsync(folder, pending, sample) : await WakeAsync(folder, sample, started);
        Console.WriteLine(JsonSerializer.Serialize(report, report.GetType()));
        return 0;
    }

    private static async Task<FillReport> FillAsync(string folder, int pending, int sample)
    {
        await using BenchmarkHub hub = await BenchmarkHub.StartAsync(folder, Register);
        long started = Stopwatch.GetTimestamp();
        DateTime far = TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(40);
        await ScheduleAsync(hub.Client, pending - sample, index => far.AddSeconds(index));
        double perSecond = (pending - sample) / Stopwatch.GetElapsedTime(started).TotalSeconds;

        // These come due only after the process that wakes them has started, so they come from the index on the disk.
        DateTime first = TimeProvider.System.GetUtcNow().UtcDateTime + UntilSampleBegins;
        await ScheduleAsync(hub.Client, sample, index => first + (SampleLasts * ((double)index / sample)));
        return new FillReport(pending, perSecond, MegaBytes());
    }

    private static async Task<WakeReport> WakeAsync(string folder, int sample, long startedUnixMilliseconds)
    {
        await using BenchmarkHub hub = await BenchmarkHub.StartAsync(folder, Register);
        string probe = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Probe");
        await hub.Client.WaitForInstanceCompletionAsync(probe);
        double ready = (TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() - startedUnixMilliseconds) / 1000.0;

        long patience = Stopwatch.GetTimestamp();
        while (LateMilliseconds.Count < sample && Stopwatch.GetElapsedTime(patience) < UntilSampleBegins + SampleLasts + TimeSpan.FromSeconds(30))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System);
        }

        double[] late = [.. LateMilliseconds.Order()];
        return new WakeReport(MegaBytes(), ready, late.Length, At(late, 0.5), At(late, 0.99));
    }

    private static void Register(DurableTaskRegistry registry)
    {
        registry.AddOrchestratorFunc<DateTime>("WaitUntil", async (context, due) =>
        {
            await context.CreateTimer(due, CancellationToken.None);
            await context.CallActivityAsync("Woke", due);
        });
        registry.AddActivityFunc<DateTime>("Woke", (_, due) =>
            LateMilliseconds.Add((TimeProvider.System.GetUtcNow().UtcDateTime - due).TotalMilliseconds));
        registry.AddOrchestratorFunc("Probe", _ => { });
    }

    private static async Task ScheduleAsync(DurableTaskClient client, int count, Func<int, DateTime> due)
    {
        int next = -1;
        async Task OneByOneAsync()
        {
            for (int index = Interlocked.Increment(ref next); index < count; index = Interlocked.Increment(ref next))
            {
                await client.ScheduleNewOrchestrationInstanceAsync("WaitUntil", due(index));
            }
        }

        await Task.WhenAll(Enumerable.Range(0, InFlight).Select(_ => Task.Run(OneByOneAsync)));
    }

    private static double MegaBytes()
    {
        using Process self = Process.GetCurrentProcess();
        return self.WorkingSet64 / 1e6;
    }

    private static double At(double[] ordered, double share) =>
        ordered.Length == 0 ? double.NaN : ordered[Math.Min(ordered.Length - 1, (int)(ordered.Length * share))];

    /// <summary>What the filling process saw.</summary>
    public sealed record FillReport(int Timers, double PerSecond, double MegaBytes);

    /// <summary>What the process that woke the sample saw.</summary>
    public sealed record WakeReport(double MegaBytes, double ReadySeconds, int Woken, double LateMedianMilliseconds, double LateWorstPercentMilliseconds);
}
