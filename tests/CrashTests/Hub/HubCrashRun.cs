using System.Collections.Concurrent;
using System.Globalization;
using CrashTests.Processes;
using Microsoft.DurableTask.Client;

namespace CrashTests.Hub;

/// <summary>Kills a process that runs a task hub, again and again under load, and accounts for every orchestration and every step.</summary>
internal sealed class HubCrashRun(int kills, int seed, TimeProvider clock, TextWriter log)
{
    private readonly Random random = new(seed);
    private readonly ConcurrentDictionary<string, bool> acknowledged = new();
    private readonly ConcurrentDictionary<string, bool> raised = new();
    private readonly Dictionary<string, string> ended = [];
    private int instances;

    public async Task<CrashReport> RunAsync(string folder)
    {
        CrashReport report = new("task hub");
        long begun = clock.GetTimestamp();
        TimeSpan slowestStart = TimeSpan.Zero;
        for (int kill = 1; kill <= kills; kill++)
        {
            await using HubConversation hub = await HubConversation.StartAsync(folder, kill, this, clock);
            slowestStart = hub.StartTime > slowestStart ? hub.StartTime : slowestStart;
            TimeSpan life = TimeSpan.FromMilliseconds(random.Next(5, 500));
            await LoadAsync(hub, life);
            await hub.Process.KillAsync();
            if (kill % 20 == 0)
            {
                await log.WriteLineAsync($"  hub: {kill} kills, {instances} orchestrations started");
            }
        }

        await FinishAsync(folder, report);
        Account(folder, report);
        report.Figure($"{kills} kills in {clock.GetElapsedTime(begun).TotalSeconds:0} s, {instances} orchestrations, slowest restart {slowestStart.TotalMilliseconds:0} ms");
        return report;
    }

    /// <summary>Takes what the child says.</summary>
    public void Hear(string line)
    {
        switch (line.Split(' ', 4))
        {
            case ["started" or "existed", var id]:
                acknowledged[id] = true;
                break;
            case ["raised", var id]:
                raised[id] = true;
                break;
            case ["ended", var id, var status, .. var output]:
                lock (ended)
                {
                    ended[id] = $"{status} {string.Concat(output)}";
                }

                break;
        }
    }

    private static string Id(int number) => string.Create(CultureInfo.InvariantCulture, $"w{number}");

    private async Task LoadAsync(HubConversation hub, TimeSpan life)
    {
        long begun = clock.GetTimestamp();
        await AskAgainAsync(hub);
        while (clock.GetElapsedTime(begun) < life)
        {
            for (int start = random.Next(1, 6); start > 0; start--)
            {
                await hub.Process.WriteLineAsync("start " + Id(instances++));
            }

            string any = Id(random.Next(instances));
            if (acknowledged.ContainsKey(any) && !raised.ContainsKey(any))
            {
                await hub.Process.WriteLineAsync("go " + any);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(1, 12)), clock);
        }
    }

    // What was not acknowledged before the kill may or may not have happened: it is asked for again, as a queue would.
    private async Task AskAgainAsync(HubConversation hub)
    {
        foreach (string id in Enumerable.Range(0, instances).Select(Id).Where(id => !acknowledged.ContainsKey(id)))
        {
            await hub.Process.WriteLineAsync("start " + id);
        }
    }

    private async Task FinishAsync(string folder, CrashReport report)
    {
        await using HubConversation hub = await HubConversation.StartAsync(folder, kills + 1, this, clock);
        await AskAgainAsync(hub);
        await hub.UntilAsync(() => acknowledged.Count == instances, "every start is acknowledged");
        foreach (string id in Enumerable.Range(0, instances).Select(Id).Where(id => !raised.ContainsKey(id)))
        {
            await hub.Process.WriteLineAsync("go " + id);
        }

        await hub.UntilAsync(() => raised.Count == instances, "every event is acknowledged");
        await hub.Process.WriteLineAsync("drain");
        await hub.DrainedAsync();
        await hub.Process.WriteLineAsync("stop");
        int exit = await hub.Process.WaitForExitAsync(TimeSpan.FromSeconds(60), clock);
        report.Expect(exit == 0, $"the hub stopped with {exit}: {hub.Process.Tail}");
    }

    private void Account(string folder, CrashReport report)
    {
        foreach (string id in Enumerable.Range(0, instances).Select(Id))
        {
            string state = ended.GetValueOrDefault(id, "unknown to the hub");
            report.Expect(state == $"{OrchestrationRuntimeStatus.Completed} \"{id} gone\"", $"{id} is {state}");
        }

        report.Expect(ended.Count == instances, $"{ended.Count} instances in the hub, {instances} were started");
        IReadOnlyList<Effect> effects = EffectFile.Read(Path.Combine(folder, "effects.log"));
        EffectAccount account = EffectAccount.Of(effects, report);
        report.Expect(account.Instances == instances, $"{account.Instances} instances have effects, {instances} were started");
        report.Figure($"{effects.Count} executions of {instances * HubOrchestrations.Steps} steps; {account.Repeated} repeated because a kill came between effect and commit");
        report.Figure($"timers: none early, none lost; the step behind a timer ran at latest {account.LatestTimer.TotalSeconds:0.0} s after it was due (kills and backlog included)");
    }
}
