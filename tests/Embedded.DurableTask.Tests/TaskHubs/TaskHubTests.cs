using Embedded.TaskHubs;
using Embedded.TaskHubs.Store;
using Embedded.Testing;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Embedded.DurableTask.Tests.TaskHubs;

public sealed class TaskHubTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly string _folder = Directory.CreateTempSubdirectory("task-hub-").FullName;
    private readonly ServiceProvider _services = new ServiceCollection().BuildServiceProvider();
    private readonly DurableTaskRegistry _registry = new();

    [Fact]
    public async Task Open_OfAHubThatIsOpen_IsRefusedNamingHubAndFile()
    {
        await using TaskHub first = await OpenAsync();

        TaskHubInUseException refusal = await Should.ThrowAsync<TaskHubInUseException>(() => OpenAsync());

        refusal.HubName.ShouldBe("Hub");
        refusal.File.ShouldBe(first.File);
        refusal.Message.ShouldContain(first.File);
    }

    [Fact]
    public async Task Open_AfterTheFirstIsClosed_Succeeds()
    {
        await (await OpenAsync()).DisposeAsync();
        await using TaskHub second = await OpenAsync();
        second.Name.ShouldBe("task hub Hub");
    }

    [Fact]
    public async Task Open_WithBadOptions_NamesEveryFault()
    {
        TaskHubOptions options = new()
        {
            DataFolder = _folder,
            Name = "a/b",
            MaxConcurrentActivities = 0,
            LiveInstances = -1,
            RetainFinished = TimeSpan.Zero,
        };

        ArgumentException fault = await Should.ThrowAsync<ArgumentException>(
            () => TaskHub.OpenAsync(options, _registry, _services, TimeProvider.System, NullLoggerFactory.Instance));

        fault.Message.ShouldContain("a/b");
        fault.Message.ShouldContain(nameof(TaskHubOptions.MaxConcurrentActivities));
        fault.Message.ShouldContain(nameof(TaskHubOptions.LiveInstances));
        fault.Message.ShouldContain(nameof(TaskHubOptions.RetainFinished));
    }

    [Fact]
    public async Task Run_WithMoreInstancesThanStayLive_ReplaysTheRest()
    {
        _registry.AddActivityFunc<int, int>("Double", (_, number) => number * 2);
        _registry.AddOrchestratorFunc<int, int>("It", async (context, number) =>
        {
            int doubled = await context.CallActivityAsync<int>("Double", number);
            return doubled + await context.WaitForExternalEvent<int>("Add");
        });
        await using TaskHub hub = await OpenAsync(options => options with { LiveInstances = 3 });
        await hub.StartAsync(CancellationToken.None);
        for (int number = 0; number < 50; number++)
        {
            await hub.Client.ScheduleNewOrchestrationInstanceAsync("It", number, new StartOrchestrationOptions($"it-{number}"));
        }

        await IdleAsync(hub);
        for (int number = 0; number < 50; number++)
        {
            await hub.Client.RaiseEventAsync($"it-{number}", "Add", 1);
        }

        await IdleAsync(hub);
        for (int number = 0; number < 50; number++)
        {
            OrchestrationMetadata found = (await hub.Client.GetInstanceAsync($"it-{number}", true)).ShouldNotBeNull();
            found.ReadOutputAs<int>().ShouldBe((number * 2) + 1);
        }
    }

    [Fact]
    public async Task Client_BeforeTheHubIsStarted_IsStoredAndRunsThen()
    {
        _registry.AddOrchestratorFunc<string>("It", context => context.WaitForExternalEvent<string>("Go"));
        await using TaskHub hub = await OpenAsync();
        await hub.Client.ScheduleNewOrchestrationInstanceAsync("It", new StartOrchestrationOptions("it"));
        await hub.Client.RaiseEventAsync("it", "Go", "went");
        (await hub.Client.GetInstanceAsync("it")).ShouldNotBeNull().RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Pending);

        await hub.StartAsync(CancellationToken.None);

        (await hub.Client.WaitForInstanceCompletionAsync("it", true).WaitAsync(Patience)).ReadOutputAs<string>().ShouldBe("went");
    }

    [Fact]
    public async Task Stop_WithARunningActivity_WaitsForItAndStoresItsResult()
    {
        TaskCompletionSource begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TaskCompletionSource gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
        int runs = 0;
        _registry.AddActivityFunc<int, int>("Slow", async (_, number) =>
        {
            runs++;
            begun.TrySetResult();
            await gate.Task;
            return number;
        });
        _registry.AddOrchestratorFunc<int, int>("It", (context, number) => context.CallActivityAsync<int>("Slow", number));
        await using (TaskHub hub = await OpenAsync())
        {
            await hub.StartAsync(CancellationToken.None);
            await hub.Client.ScheduleNewOrchestrationInstanceAsync("It", 5, new StartOrchestrationOptions("it"));
            await begun.Task.WaitAsync(Patience);
            Task stop = hub.StopAsync(CancellationToken.None);
            stop.IsCompleted.ShouldBeFalse();
            gate.SetResult();
            await stop.WaitAsync(Patience);
            (await hub.Client.GetInstanceAsync("it", true)).ShouldNotBeNull().ReadOutputAs<int>().ShouldBe(5);
        }

        runs.ShouldBe(1);
    }

    [Fact]
    public async Task Stop_WhoseTimeIsUp_HandsARunningActivityToTheNextStart()
    {
        TaskCompletionSource begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TaskCompletionSource never = new();
        int runs = 0;
        _registry.AddActivityFunc<int, int>("Slow", async (_, number) =>
        {
            if (Interlocked.Increment(ref runs) == 1)
            {
                begun.TrySetResult();
                await never.Task;
            }

            return number;
        });
        _registry.AddOrchestratorFunc<int, int>("It", (context, number) => context.CallActivityAsync<int>("Slow", number));
        await using (TaskHub hub = await OpenAsync())
        {
            await hub.StartAsync(CancellationToken.None);
            await hub.Client.ScheduleNewOrchestrationInstanceAsync("It", 5, new StartOrchestrationOptions("it"));
            await begun.Task.WaitAsync(Patience);
            await hub.StopAsync(new CancellationToken(canceled: true));
        }

        await using TaskHub again = await OpenAsync();
        await again.StartAsync(CancellationToken.None);

        (await again.Client.WaitForInstanceCompletionAsync("it", true).WaitAsync(Patience)).ReadOutputAs<int>().ShouldBe(5);
        runs.ShouldBe(2);
    }

    [Fact]
    public async Task Start_AfterAnInstanceEndedWithAnActivityUnderway_RunsThatAgainAndOnlyOnce()
    {
        TaskCompletionSource begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TaskCompletionSource never = new();
        int runs = 0;
        _registry.AddActivityFunc<int, int>("Left", async (_, number) =>
        {
            if (Interlocked.Increment(ref runs) == 1)
            {
                begun.TrySetResult();
                await never.Task;
            }

            return number;
        });
        _registry.AddOrchestratorFunc<int, string>("It", (context, number) =>
        {
            _ = context.CallActivityAsync<int>("Left", number);
            return Task.FromResult("ended");
        });
        await using (TaskHub hub = await OpenAsync())
        {
            await hub.StartAsync(CancellationToken.None);
            await hub.Client.ScheduleNewOrchestrationInstanceAsync("It", 5, new StartOrchestrationOptions("it"));
            await hub.Client.WaitForInstanceCompletionAsync("it").WaitAsync(Patience);
            await begun.Task.WaitAsync(Patience);
            await hub.StopAsync(new CancellationToken(canceled: true));
        }

        for (int start = 0; start < 2; start++)
        {
            await using TaskHub again = await OpenAsync();
            await again.StartAsync(CancellationToken.None);
            await IdleAsync(again);
            runs.ShouldBe(2);
            (await again.Client.GetInstanceAsync("it", true)).ShouldNotBeNull().ReadOutputAs<string>().ShouldBe("ended");
        }
    }

    [Fact]
    public async Task RetainFinished_WhenItsTimeHasPassed_RemovesFinishedInstancesOnly()
    {
        VirtualClock clock = new(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
        _registry.AddOrchestratorFunc<string>("It", _ => Task.FromResult("done"));
        _registry.AddOrchestratorFunc<string>("Wait", context => context.WaitForExternalEvent<string>("Go"));
        await using TaskHub hub = await OpenAsync(options => options with { RetainFinished = TimeSpan.FromDays(1) }, clock);
        await hub.StartAsync(CancellationToken.None);
        await hub.Client.ScheduleNewOrchestrationInstanceAsync("It", new StartOrchestrationOptions("old"));
        await hub.Client.ScheduleNewOrchestrationInstanceAsync("Wait", new StartOrchestrationOptions("waiting"));
        await IdleAsync(hub);
        clock.Advance(TimeSpan.FromHours(23));
        await hub.Client.ScheduleNewOrchestrationInstanceAsync("It", new StartOrchestrationOptions("young"));
        await IdleAsync(hub);
        (await hub.Client.GetInstanceAsync("old")).ShouldNotBeNull();

        clock.Advance(TimeSpan.FromHours(4));
        await IdleAsync(hub);

        (await hub.Client.GetInstanceAsync("old")).ShouldBeNull();
        (await hub.Client.GetInstanceAsync("young")).ShouldNotBeNull();
        (await hub.Client.GetInstanceAsync("waiting")).ShouldNotBeNull();
    }

    [Fact]
    public async Task Start_OfAHubThatWasStopped_IsRefused()
    {
        await using TaskHub hub = await OpenAsync();
        await hub.StartAsync(CancellationToken.None);
        await Should.ThrowAsync<InvalidOperationException>(() => hub.StartAsync(CancellationToken.None));
        await hub.StopAsync(CancellationToken.None);

        await Should.ThrowAsync<InvalidOperationException>(() => hub.StartAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Dispose_WhileCallersWait_EndsTheirWaits()
    {
        _registry.AddOrchestratorFunc<string>("Wait", context => context.WaitForExternalEvent<string>("Go"));
        TaskHub hub = await OpenAsync();
        await hub.StartAsync(CancellationToken.None);
        await hub.Client.ScheduleNewOrchestrationInstanceAsync("Wait", new StartOrchestrationOptions("it"));
        Task wait = hub.Client.WaitForInstanceCompletionAsync("it");

        await hub.DisposeAsync();

        await Should.ThrowAsync<ObjectDisposedException>(() => wait.WaitAsync(Patience));
    }

    [Fact]
    public async Task Run_WhileTheFileCannotBeWritten_GoesOnWhenItCanAgain()
    {
        TaskCompletionSource begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TaskCompletionSource gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _registry.AddActivityFunc<int, int>("Slow", async (_, number) =>
        {
            begun.TrySetResult();
            await gate.Task;
            return number;
        });
        _registry.AddOrchestratorFunc<int, int>("It", (context, number) => context.CallActivityAsync<int>("Slow", number));
        await using TaskHub hub = await OpenAsync();
        await hub.StartAsync(CancellationToken.None);
        await hub.Client.ScheduleNewOrchestrationInstanceAsync("It", 5, new StartOrchestrationOptions("it"));
        await begun.Task.WaitAsync(Patience);
        using (HubConnection other = HubConnection.Open(hub.File, readOnly: false))
        {
            other.Execute("BEGIN IMMEDIATE");
            gate.SetResult();
            await Should.ThrowAsync<TaskHubStorageException>(
                () => hub.Client.ScheduleNewOrchestrationInstanceAsync("It", 6, new StartOrchestrationOptions("refused")).WaitAsync(Patience));
            other.Execute("ROLLBACK");
        }

        (await hub.Client.WaitForInstanceCompletionAsync("it", true).WaitAsync(Patience)).ReadOutputAs<int>().ShouldBe(5);
        (await hub.Client.GetInstanceAsync("refused")).ShouldBeNull();
    }

    public void Dispose()
    {
        _services.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static async Task IdleAsync(TaskHub hub)
    {
        using CancellationTokenSource patience = new(Patience);
        while (await hub.RunDueAsync(patience.Token))
        {
        }
    }

    private Task<TaskHub> OpenAsync(Func<TaskHubOptions, TaskHubOptions>? adapt = null, TimeProvider? clock = null)
    {
        TaskHubOptions options = new() { DataFolder = _folder, Name = "Hub" };
        return TaskHub.OpenAsync(adapt?.Invoke(options) ?? options, _registry, _services, clock ?? TimeProvider.System, NullLoggerFactory.Instance);
    }
}
