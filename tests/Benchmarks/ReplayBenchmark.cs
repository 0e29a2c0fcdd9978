using System.Diagnostics;
using Microsoft.DurableTask;

namespace Benchmarks;

/// <summary>How long an orchestration with a long history takes to come back after a restart: its whole history is
/// replayed before it can answer the event that it waits for.</summary>
internal static class ReplayBenchmark
{
    private const int EventsPerActivity = 2;
    private const int Restarts = 7;

    public static async Task<IReadOnlyList<Figure>> RunAsync()
    {
        await MeasureAsync(1_000);
        double ten = await MeasureAsync(10_000);
        double twenty = await MeasureAsync(20_000);
        return
        [
            new("replay of 10,000 history events after a restart", ten, "seconds", AtMost: 1),
            new("replay of 20,000 history events after a restart", twenty, "seconds", AtMost: 2),
            new("20,000 events to 10,000 events", twenty / ten, "times", AtMost: 2.6),
        ];
    }

    private static async Task<double> MeasureAsync(int events)
    {
        string folder = BenchmarkHub.NewFolder("replay");
        try
        {
            int activities = events / EventsPerActivity;
            await using (BenchmarkHub hub = await BenchmarkHub.StartAsync(folder, Register))
            {
                await hub.Client.ScheduleNewOrchestrationInstanceAsync("Long", activities, new StartOrchestrationOptions("long"));
                await UntilStatusAsync(hub, $"{activities}");
            }

            List<double> seconds = [];
            for (int restart = 1; restart <= Restarts; restart++)
            {
                await using BenchmarkHub again = await BenchmarkHub.StartAsync(folder, Register);
                long started = Stopwatch.GetTimestamp();
                await again.Client.RaiseEventAsync("long", "go", 1);
                await UntilStatusAsync(again, $"{activities + restart}");
                seconds.Add(Stopwatch.GetElapsedTime(started).TotalSeconds);
            }

            seconds.Sort();
            return seconds[Restarts / 2];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task UntilStatusAsync(BenchmarkHub hub, string status)
    {
        while ((await hub.Client.GetInstanceAsync("long", getInputsAndOutputs: true))?.SerializedCustomStatus != status)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System);
        }
    }

    private static void Register(DurableTaskRegistry registry)
    {
        registry.AddOrchestratorFunc<int, int>("Long", async (context, activities) =>
        {
            int value = 0;
            for (int index = 0; index < activities; index++)
            {
                value = await context.CallActivityAsync<int>("PlusOne", value);
            }

            for (int restart = 0; restart <= Restarts; restart++)
            {
                context.SetCustomStatus(value);
                value += await context.WaitForExternalEvent<int>("go");
            }

            return value;
        });
        registry.AddActivityFunc<int, int>("PlusOne", (_, value) => value + 1);
    }
}
