using System.Diagnostics;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Benchmarks;

/// <summary>Three activities one after the other on the durable hub, each step synced to the disk before the next, beside the
/// npm peer's in-memory backend in the same minute.</summary>
internal static class SequenceBenchmark
{
    private const int Orchestrations = 60_000;
    private const int PeerOrchestrations = 20_000;
    private const int WarmUp = 10_000;
    private const int InFlight = 2_000;
    private const int Rounds = 3;

    public static async Task<IReadOnlyList<Figure>> RunAsync()
    {
        await PeerBackend.PrepareAsync();
        List<double> ours = [];
        List<double> peers = [];
        for (int round = 0; round < Rounds; round++)
        {
            ours.Add(await MeasureAsync());
            peers.Add(await PeerBackend.MeasureSequenceAsync(PeerOrchestrations, inFlight: 500));
            Console.WriteLine($"  round {round + 1}: {ours[^1]:N0} orchestrations a second on disk, peer in memory {peers[^1]:N0}");
        }

        double mine = Median(ours);
        double peer = Median(peers);
        return
        [
            new("three-activity orchestrations, durable, full sync", mine, "a second", AtLeast: 5_000),
            new("the same on @microsoft/durabletask-js, in memory", peer, "a second"),
            new("ratio to that peer", mine / peer, "times"),
        ];
    }

    private static async Task<double> MeasureAsync()
    {
        string folder = BenchmarkHub.NewFolder("sequence");
        try
        {
            await using BenchmarkHub hub = await BenchmarkHub.StartAsync(folder, Register);
            await RunAsync(hub.Client, WarmUp);
            long started = Stopwatch.GetTimestamp();
            await RunAsync(hub.Client, Orchestrations);
            return Orchestrations / Stopwatch.GetElapsedTime(started).TotalSeconds;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Register(DurableTaskRegistry registry)
    {
        registry.AddOrchestratorFunc<int, int>("Sequence", async (context, value) =>
        {
            value = await context.CallActivityAsync<int>("PlusOne", value);
            value = await context.CallActivityAsync<int>("PlusOne", value);
            return await context.CallActivityAsync<int>("PlusOne", value);
        });
        registry.AddActivityFunc<int, int>("PlusOne", (_, value) => value + 1);
    }

    private static async Task RunAsync(DurableTaskClient client, int count)
    {
        int next = 0;
        async Task OneByOneAsync()
        {
            for (int input = Interlocked.Increment(ref next); input <= count; input = Interlocked.Increment(ref next))
            {
                string id = await client.ScheduleNewOrchestrationInstanceAsync("Sequence", input);
                OrchestrationMetadata done = await client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true);
                if (done.ReadOutputAs<int>() != input + 3)
                {
                    throw new InvalidOperationException($"Orchestration {id} ended {done.RuntimeStatus} with {done.SerializedOutput} for {input}.");
                }
            }
        }

        await Task.WhenAll(Enumerable.Range(0, InFlight).Select(_ => Task.Run(OneByOneAsync)));
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }
}
