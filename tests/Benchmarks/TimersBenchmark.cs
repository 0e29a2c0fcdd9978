using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Benchmarks;

/// <summary>A million orchestrations that each wait for a durable timer: what they cost a process that has just been
/// started on them, how soon it is ready, and how late the timers that come due then wake up.</summary>
internal static class TimersBenchmark
{
    private const int Pending = 1_000_000;
    private const int Sample = 10_000;

    public static async Task<IReadOnlyList<Figure>> RunAsync()
    {
        string folder = BenchmarkHub.NewFolder("timers");
        try
        {
            TimersChild.FillReport filled = await ChildAsync<TimersChild.FillReport>("fill", folder, Pending, Sample);
            Console.WriteLine($"  {filled.Timers:N0} timers scheduled at {filled.PerSecond:N0} a second, process then {filled.MegaBytes:N0} MB");
            TimersChild.WakeReport woken = await ChildAsync<TimersChild.WakeReport>("wake", folder, Pending, Sample);
            return
            [
                new("memory while scheduling one million timers", filled.MegaBytes, "MB"),
                new("memory with one million pending timers", woken.MegaBytes, "MB", AtMost: 1_000),
                new("process start until the hub runs new work", woken.ReadySeconds, "seconds", AtMost: 10),
                new("wake-ups late by, median", woken.LateMedianMilliseconds, "ms"),
                new("wake-ups late by, 99th percentile", woken.LateWorstPercentMilliseconds, "ms", AtMost: 1_000),
                new("timers of the sample that woke", woken.Woken, "timers", AtLeast: Sample, AtMost: Sample),
            ];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<T> ChildAsync<T>(string phase, string folder, int pending, int sample)
    {
        string started = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        ProcessStartInfo start = new("dotnet", [typeof(TimersChild).Assembly.Location, TimersChild.Command, phase, folder, $"{pending}", $"{sample}", started])
        {
            RedirectStandardOutput = true,
        };
        using Process process = Process.Start(start) ?? throw new InvalidOperationException("The child did not start.");
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? JsonSerializer.Deserialize<T>(output)!
            : throw new InvalidOperationException($"Phase {phase} ended with {process.ExitCode}: {output}");
    }
}
