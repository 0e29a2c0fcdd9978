using System.Collections.Concurrent;
using Embedded.TaskHubs;
using Embedded.Testing;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Embedded.DurableTask.Tests.Conformance;

/// <summary>
/// A task hub on a virtual clock in a folder of its own, driven step by step: each call that gives it something to do returns when the
/// hub is idle again. In <see cref="RunMode.RestartAfterEveryStep"/> it has then also been closed and opened again.
/// </summary>
internal sealed class HubUnderTest : IAsyncDisposable
{
    /// <summary>Bounds the time a scenario with very many activities takes; the first ones show what later ones would.</summary>
    private const int MaxRestartsByActivities = 12;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private readonly RunMode mode;
    private readonly TaskHubOptions options;
    private readonly ConcurrentQueue<string> effects = new();
    private readonly ServiceProvider services = new ServiceCollection().BuildServiceProvider();
    private TaskCompletionSource activityRan = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskSet tasks;
    private TaskHub? hub;
    private int restartsByActivities;

    private HubUnderTest(RunMode mode, Action<TaskSet> configure, Func<TaskHubOptions, TaskHubOptions> adapt)
    {
        this.mode = mode;
        Folder = Directory.CreateTempSubdirectory("taskhub-").FullName;
        options = adapt(new TaskHubOptions
        {
            DataFolder = Folder,
            EvictAfterEveryStep = mode == RunMode.PureReplay,
        });
        tasks = NewTasks(configure);
    }

    public string Folder { get; }

    public VirtualClock Clock { get; } = new(Start);

    public RecordedLogs Logs { get; } = new();

    public DurableTaskClient Client => Hub.Client;

    public DateTimeOffset Now => Clock.GetUtcNow();

    /// <summary>Every run of an activity so far: "instance: name(input)".</summary>
    public IReadOnlyCollection<string> Effects => effects;

    /// <summary>How often the hub has been opened.</summary>
    public int Openings { get; private set; }

    private TaskHub Hub => hub ?? throw new InvalidOperationException("The hub is closed.");

    public static async Task<HubUnderTest> OpenAsync(
        RunMode mode, Action<TaskSet> configure, Func<TaskHubOptions, TaskHubOptions>? adapt = null)
    {
        HubUnderTest made = new(mode, configure, adapt ?? (options => options));
        await made.OpenHubAsync();
        return made;
    }

    /// <summary>Starts an orchestration and lets the hub run until it is idle.</summary>
    public async Task<string> StartAsync(string name, object? input = null, string? id = null, Func<StartOrchestrationOptions, StartOrchestrationOptions>? with = null)
    {
        StartOrchestrationOptions start = new(id ?? "it");
        string given = await Client.ScheduleNewOrchestrationInstanceAsync(name, input, with is null ? start : with(start));
        await FinishStepAsync();
        return given;
    }

    public Task RaiseAsync(string eventName, object? payload = null, string id = "it") => DoAsync(client => client.RaiseEventAsync(id, eventName, payload));

    /// <summary>Does something with the client and lets the hub run until it is idle.</summary>
    public async Task DoAsync(Func<DurableTaskClient, Task> step)
    {
        await step(Client);
        await FinishStepAsync();
    }

    /// <summary>Moves the clock on, stopping at every time at which the hub has something to do.</summary>
    public async Task AdvanceAsync(TimeSpan by)
    {
        DateTimeOffset target = Now + by;
        await SettleAsync();
        while (Hub.NextDue is { } due && due <= target)
        {
            Clock.AdvanceTo(due > Now ? due : Now);
            await FinishStepAsync();
            if (Hub.NextDue == due)
            {
                throw new InvalidOperationException($"The hub was run at {Now:o}, and is still due at {due:o}.");
            }
        }

        Clock.AdvanceTo(target);
        await FinishStepAsync();
    }

    /// <summary>Lets the hub run until it is idle.</summary>
    public async Task SettleAsync()
    {
        using CancellationTokenSource patience = new(Patience);
        while (true)
        {
            Task<bool> round = Hub.RunDueAsync(patience.Token);
            if (mode == RunMode.RestartAfterEveryStep && restartsByActivities < MaxRestartsByActivities)
            {
                await Task.WhenAny(round, activityRan.Task);
                if (activityRan.Task.IsCompleted)
                {
                    restartsByActivities++;
                    activityRan = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                    await ReopenAsync();
                    await EndOfAbandonedAsync(round);
                    continue;
                }
            }

            if (!await round)
            {
                return;
            }
        }
    }

    /// <summary>Closes the hub in good order and opens it again.</summary>
    public async Task ReopenAsync()
    {
        await CloseAsync();
        await OpenHubAsync();
    }

    /// <summary>Closes the hub, lets time pass, and opens it again.</summary>
    public async Task CloseForAsync(TimeSpan time)
    {
        await CloseAsync();
        Clock.Advance(time);
        await OpenHubAsync();
        await FinishStepAsync();
    }

    /// <summary>Opens the hub again with other code, as a deployment does.</summary>
    public async Task RedeployAsync(Action<TaskSet> configure)
    {
        await CloseAsync();
        tasks = NewTasks(configure);
        await OpenHubAsync();
        await FinishStepAsync();
    }

    /// <summary>Copies the hub's files as they are now, without closing them: what a killed process leaves behind.</summary>
    public string Snapshot()
    {
        string copy = Directory.CreateTempSubdirectory("taskhub-crash-").FullName;

        // The file itself before its log: until a checkpoint, which this little data never reaches, only the log grows.
        foreach (string file in Directory.GetFiles(Folder, "*.db").Concat(Directory.GetFiles(Folder, "*.db-wal")))
        {
            using FileStream from = new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using FileStream to = File.Create(Path.Combine(copy, Path.GetFileName(file)));
            from.CopyTo(to);
        }

        return copy;
    }

    /// <summary>Opens the hub as a snapshot holds it. The snapshot is used up.</summary>
    public async Task RestoreAsync(string snapshot)
    {
        await CloseAsync();
        foreach (string file in Directory.GetFiles(Folder))
        {
            File.Delete(file);
        }

        foreach (string file in Directory.GetFiles(snapshot))
        {
            File.Move(file, Path.Combine(Folder, Path.GetFileName(file)));
        }

        Directory.Delete(snapshot);
        await OpenHubAsync();
        await SettleAsync();
    }

    /// <summary>Opens the hub again as it is found after the process was killed.</summary>
    public Task CrashAsync() => RestoreAsync(Snapshot());

    public async Task<OrchestrationMetadata> ReadAsync(string id = "it")
        => await Client.GetInstanceAsync(id, getInputsAndOutputs: true) ?? throw new InvalidOperationException($"There is no instance '{id}'.");

    public async Task ShouldBeAsync(OrchestrationRuntimeStatus status, string id = "it")
    {
        OrchestrationMetadata found = await ReadAsync(id);
        found.RuntimeStatus.ShouldBe(status, found.ToString());
    }

    public async Task ShouldCompleteAsync<T>(T output, string id = "it")
    {
        OrchestrationMetadata found = await ReadAsync(id);
        found.RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Completed, found.ToString());
        found.ReadOutputAs<T>().ShouldBe(output);
    }

    public async Task<TaskFailureDetails> ShouldFailAsync(string id = "it")
    {
        OrchestrationMetadata found = await ReadAsync(id);
        found.RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Failed, found.ToString());
        return found.FailureDetails.ShouldNotBeNull();
    }

    public Task<string> ReadOutcomeAsync() => Outcome.ReadAsync(Client, effects);

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        await services.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    private static async Task EndOfAbandonedAsync(Task round)
    {
        try
        {
            await round.WaitAsync(Patience);
        }
        catch (Exception closed) when (closed is ObjectDisposedException or OperationCanceledException)
        {
            // The round was cut off by closing its hub, which is what this mode does.
        }
    }

    private TaskSet NewTasks(Action<TaskSet> configure)
    {
        TaskSet made = new(effects, () => activityRan.TrySetResult());
        configure(made);
        return made;
    }

    private async Task FinishStepAsync()
    {
        await SettleAsync();
        if (mode == RunMode.RestartAfterEveryStep)
        {
            await ReopenAsync();
            await SettleAsync();
        }
    }

    private async Task OpenHubAsync()
    {
        hub = await TaskHub.OpenAsync(options, tasks.Registry, services, Clock, Logs);
        await hub.StartAsync(CancellationToken.None);
        Openings++;
    }

    private async Task CloseAsync()
    {
        if (hub is { } open)
        {
            hub = null;
            using CancellationTokenSource patience = new(Patience);
            await open.StopAsync(patience.Token);
            await open.DisposeAsync();
        }
    }
}
