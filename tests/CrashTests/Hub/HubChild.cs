using System.Globalization;
using DurableTask.Core.Exceptions;
using Embedded.TaskHubs;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace CrashTests.Hub;

/// <summary>
/// The process that is killed: a task hub, told what to do by lines on standard input. Each command is acknowledged on standard output only
/// after the hub has acknowledged it: <c>start ID</c>, <c>go ID</c>, <c>drain</c>, <c>stop</c>.
/// </summary>
internal static class HubChild
{
    public const string Argument = "--hub-child";

    public static async Task<int> RunAsync(string folder, int incarnation, TimeProvider clock)
    {
        using EffectFile effects = new(Path.Combine(folder, "effects.log"));
        await using ServiceProvider services = new ServiceCollection().BuildServiceProvider();
        TaskHubOptions options = new() { DataFolder = folder, Name = "CrashHub" };
        await using TaskHub hub = await TaskHub.OpenAsync(
            options, HubOrchestrations.Registry(effects, incarnation, clock), services, clock, NullLoggerFactory.Instance);
        await hub.StartAsync(CancellationToken.None);
        Say("ready");

        List<Task> commands = [];
        while (await Console.In.ReadLineAsync() is { } line && line != "stop")
        {
            string[] words = line.Split(' ');
            commands.Add(words switch
            {
                ["start", var id] => StartAsync(hub.Client, id),
                ["go", var id] => GoAsync(hub.Client, id),
                ["drain"] => DrainAsync(hub.Client),
                _ => throw new FormatException($"Not a command: {line}"),
            });
            commands.RemoveAll(command => command.IsCompletedSuccessfully);
        }

        await Task.WhenAll(commands);
        await hub.StopAsync(CancellationToken.None);
        return 0;
    }

    private static async Task StartAsync(DurableTaskClient client, string id)
    {
        try
        {
            StartOrchestrationOptions once = new StartOrchestrationOptions(id)
                .WithDedupeStatuses([.. StartOrchestrationOptionsExtensions.ValidDedupeStatuses]);
            await client.ScheduleNewOrchestrationInstanceAsync(HubOrchestrations.Name, id, once);
            Say($"started {id}");
        }
        catch (OrchestrationAlreadyExistsException)
        {
            Say($"existed {id}");
        }
    }

    private static async Task GoAsync(DurableTaskClient client, string id)
    {
        await client.RaiseEventAsync(id, HubOrchestrations.Go, "gone");
        Say($"raised {id}");
    }

    private static async Task DrainAsync(DurableTaskClient client)
    {
        await foreach (OrchestrationMetadata instance in client.GetAllInstancesAsync(new OrchestrationQuery()))
        {
            OrchestrationMetadata ended = await client.WaitForInstanceCompletionAsync(instance.InstanceId, getInputsAndOutputs: true);
            Say($"ended {ended.InstanceId} {ended.RuntimeStatus} {ended.SerializedOutput}");
        }

        Say("drained");
    }

    private static void Say(string line)
    {
        lock (Console.Out)
        {
            Console.Out.WriteLine(line.ToString(CultureInfo.InvariantCulture));
            Console.Out.Flush();
        }
    }
}
