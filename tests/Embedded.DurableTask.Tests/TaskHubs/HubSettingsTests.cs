using System.Text.Json;
using Embedded.TaskHubs;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Converters;
using Microsoft.DurableTask.Worker;

namespace Embedded.DurableTask.Tests.TaskHubs;

public sealed class HubSettingsTests : IDisposable
{
    private static readonly StartOrchestrationOptions It = new("it");

    private readonly HubFixture fixture = new();
    private readonly DurableTaskRegistry registry = new();

    [Fact]
    public async Task RetainFinished_Passed_RemovesFinishedInstancesOnly()
    {
        registry.AddOrchestratorFunc<string, string>("It", async (context, text) =>
            text == "wait" ? await context.WaitForExternalEvent<string>("Go") : text);
        await using TaskHub hub = await fixture.OpenAsync(registry, options => options with { RetainFinished = TimeSpan.FromDays(7) });
        await hub.StartAsync(CancellationToken.None);
        await hub.Client.ScheduleNewOrchestrationInstanceAsync("It", "done", new StartOrchestrationOptions("done"));
        await hub.Client.ScheduleNewOrchestrationInstanceAsync("It", "wait", new StartOrchestrationOptions("waiting"));
        await HubFixture.SettleAsync(hub);

        await AdvanceAsync(hub, TimeSpan.FromDays(6));
        (await hub.Client.GetInstanceAsync("done")).ShouldNotBeNull();
        await AdvanceAsync(hub, TimeSpan.FromDays(2));
        (await hub.Client.GetInstanceAsync("done")).ShouldBeNull();
        (await hub.Client.GetInstanceAsync("waiting")).ShouldNotBeNull();
    }

    [Fact]
    public async Task LiveInstances_Exceeded_EvictsAndReplays()
    {
        registry.AddOrchestratorFunc<int, int>("It", async (context, number) =>
            number + await context.CallActivityAsync<int>("Same", 1) + await context.WaitForExternalEvent<int>("Go"));
        registry.AddActivityFunc<int, int>("Same", (_, number) => number);
        await using TaskHub hub = await fixture.OpenAsync(registry, options => options with { LiveInstances = 2 });
        await hub.StartAsync(CancellationToken.None);
        for (int number = 0; number < 20; number++)
        {
            await hub.Client.ScheduleNewOrchestrationInstanceAsync("It", number, new StartOrchestrationOptions($"it-{number}"));
        }

        await HubFixture.SettleAsync(hub);
        for (int number = 0; number < 20; number++)
        {
            await hub.Client.RaiseEventAsync($"it-{number}", "Go", 100);
        }

        for (int number = 0; number < 20; number++)
        {
            OrchestrationMetadata end = await hub.Client.WaitForInstanceCompletionAsync($"it-{number}", true);
            end.ReadOutputAs<int>().ShouldBe(101 + number);
        }
    }

    [Fact]
    public async Task MaxConcurrentActivities_Reached_HoldsTheRestBack()
    {
        int running = 0;
        int most = 0;
        registry.AddOrchestratorFunc<int>("It", async context =>
            (await Task.WhenAll(Enumerable.Range(0, 12).Select(number => context.CallActivityAsync<int>("Slow", number)))).Length);
        registry.AddActivityFunc<int, int>("Slow", async (_, number) =>
        {
            int now = Interlocked.Increment(ref running);
            InterlockedMax(ref most, now);
            await Task.Yield();
            Interlocked.Decrement(ref running);
            return number;
        });
        await using TaskHub hub = await fixture.OpenAsync(registry, options => options with { MaxConcurrentActivities = 2 });
        await hub.StartAsync(CancellationToken.None);
        await hub.Client.ScheduleNewOrchestrationInstanceAsync("It", null, It);
        (await hub.Client.WaitForInstanceCompletionAsync("it", true)).ReadOutputAs<int>().ShouldBe(12);
        most.ShouldBeInRange(1, 2);
    }

    [Fact]
    public async Task Versioning_StrictAndFail_FailsOtherVersions()
    {
        registry.AddOrchestratorFunc<string>("It", context => context.Version);
        await using TaskHub hub = await fixture.OpenAsync(registry, options => options with
        {
            Versioning = new DurableTaskWorkerOptions.VersioningOptions
            {
                Version = "2.0",
                MatchStrategy = DurableTaskWorkerOptions.VersionMatchStrategy.Strict,
                FailureStrategy = DurableTaskWorkerOptions.VersionFailureStrategy.Fail,
            },
        });
        await hub.StartAsync(CancellationToken.None);
        await hub.Client.ScheduleNewOrchestrationInstanceAsync("It", null, new StartOrchestrationOptions("old") { Version = new TaskVersion("1.0") });
        await hub.Client.ScheduleNewOrchestrationInstanceAsync("It", null, new StartOrchestrationOptions("own") { Version = new TaskVersion("2.0") });
        OrchestrationMetadata old = await hub.Client.WaitForInstanceCompletionAsync("old", true);
        old.FailureDetails.ShouldNotBeNull().ErrorType.ShouldBe("VersionMismatch");
        (await hub.Client.WaitForInstanceCompletionAsync("own", true)).ReadOutputAs<string>().ShouldBe("2.0");
    }

    [Fact]
    public async Task Versioning_OlderAndReject_LeavesNewerForAnotherWorker()
    {
        registry.AddOrchestratorFunc<string>("It", context => context.Version);
        Func<TaskHubOptions, TaskHubOptions> Worker(string version) => options => options with
        {
            Versioning = new DurableTaskWorkerOptions.VersioningOptions
            {
                Version = version,
                MatchStrategy = DurableTaskWorkerOptions.VersionMatchStrategy.CurrentOrOlder,
            },
        };
        await using (TaskHub older = await fixture.OpenAsync(registry, Worker("1.5")))
        {
            await older.StartAsync(CancellationToken.None);
            await older.Client.ScheduleNewOrchestrationInstanceAsync("It", null, new StartOrchestrationOptions("old") { Version = new TaskVersion("1.4") });
            await older.Client.ScheduleNewOrchestrationInstanceAsync("It", null, new StartOrchestrationOptions("new") { Version = new TaskVersion("1.10") });
            await HubFixture.SettleAsync(older);
            (await older.Client.GetInstanceAsync("old")).ShouldNotBeNull().IsCompleted.ShouldBeTrue();
            (await older.Client.GetInstanceAsync("new")).ShouldNotBeNull().IsCompleted.ShouldBeFalse();
        }

        await using TaskHub newer = await fixture.OpenAsync(registry, Worker("1.10"));
        await newer.StartAsync(CancellationToken.None);
        (await newer.Client.WaitForInstanceCompletionAsync("new", true)).ReadOutputAs<string>().ShouldBe("1.10");
    }

    [Fact]
    public async Task Stop_WithAnActivityRunning_LetsItFinishAndStoresIt()
    {
        TaskCompletionSource entered = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TaskCompletionSource release = new(TaskCreationOptions.RunContinuationsAsynchronously);
        int runs = 0;
        AddSlow(entered, release, () => Interlocked.Increment(ref runs));
        await using (TaskHub hub = await fixture.OpenAsync(registry))
        {
            await hub.StartAsync(CancellationToken.None);
            await hub.Client.ScheduleNewOrchestrationInstanceAsync("It", null, It);
            await entered.Task;
            Task stop = hub.StopAsync(CancellationToken.None);
            stop.IsCompleted.ShouldBeFalse();
            release.SetResult();
            await stop;
        }

        await using TaskHub again = await fixture.OpenAsync(registry);
        await again.StartAsync(CancellationToken.None);
        (await again.Client.WaitForInstanceCompletionAsync("it", true)).ReadOutputAs<string>().ShouldBe("done");
        runs.ShouldBe(1);
    }

    [Fact]
    public async Task Stop_OutOfPatience_HandsTheActivityBack()
    {
        TaskCompletionSource entered = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TaskCompletionSource release = new(TaskCreationOptions.RunContinuationsAsynchronously);
        int runs = 0;
        AddSlow(entered, release, () => Interlocked.Increment(ref runs));
        await using (TaskHub hub = await fixture.OpenAsync(registry))
        {
            await hub.StartAsync(CancellationToken.None);
            await hub.Client.ScheduleNewOrchestrationInstanceAsync("It", null, It);
            await entered.Task;
            await hub.StopAsync(new CancellationToken(canceled: true));
        }

        release.SetResult();
        await using TaskHub again = await fixture.OpenAsync(registry);
        await again.StartAsync(CancellationToken.None);
        (await again.Client.WaitForInstanceCompletionAsync("it", true)).ReadOutputAs<string>().ShouldBe("done");
        runs.ShouldBe(2);
    }

    [Fact]
    public async Task DataConverter_OfOnesOwn_IsUsedForEveryPayload()
    {
        registry.AddOrchestratorFunc<Hours, Hours>("It", async (context, hours) =>
        {
            context.SetCustomStatus(hours);
            Hours done = await context.CallActivityAsync<Hours>("Add", hours);
            return done with { AWeek = done.AWeek + (await context.WaitForExternalEvent<Hours>("More")).AWeek };
        });
        registry.AddActivityFunc<Hours, Hours>("Add", (_, hours) => hours with { AWeek = hours.AWeek + 1 });
        await using TaskHub hub = await fixture.OpenAsync(registry, options => options with
        {
            DataConverter = new JsonDataConverter(new JsonSerializerOptions(JsonSerializerDefaults.Web)),
        });
        await hub.StartAsync(CancellationToken.None);
        await hub.Client.ScheduleNewOrchestrationInstanceAsync("It", new Hours(3), It);
        await hub.Client.RaiseEventAsync("it", "More", new Hours(10));
        OrchestrationMetadata end = await hub.Client.WaitForInstanceCompletionAsync("it", true);
        end.SerializedInput.ShouldBe("{\"aWeek\":3}");
        end.SerializedOutput.ShouldBe("{\"aWeek\":14}");
        end.SerializedCustomStatus.ShouldBe("{\"aWeek\":3}");
        end.ReadOutputAs<Hours>().ShouldBe(new Hours(14));
    }

    [Fact]
    public async Task Services_OfAnActivityClass_AreGiven()
    {
        registry.AddActivity<NamedActivity>();
        registry.AddOrchestrator<NamedOrchestrator>();
        await using TaskHub hub = await fixture.OpenAsync(registry);
        await hub.StartAsync(CancellationToken.None);
        await hub.Client.ScheduleNewOrchestrationInstanceAsync("Named", 4, It);
        (await hub.Client.WaitForInstanceCompletionAsync("it", true)).ReadOutputAs<string>().ShouldBe("4 from a class");
    }

    public void Dispose() => fixture.Dispose();

    private static void InterlockedMax(ref int most, int now)
    {
        int seen;
        while ((seen = Volatile.Read(ref most)) < now && Interlocked.CompareExchange(ref most, now, seen) != seen)
        {
        }
    }

    private async Task AdvanceAsync(TaskHub hub, TimeSpan by)
    {
        fixture.Clock.Advance(by);
        await HubFixture.SettleAsync(hub);
    }

    private void AddSlow(TaskCompletionSource entered, TaskCompletionSource release, Action ran)
    {
        registry.AddOrchestratorFunc<string>("It", context => context.CallActivityAsync<string>("Slow"));
        registry.AddActivityFunc<string>("Slow", async _ =>
        {
            ran();
            entered.TrySetResult();
            await release.Task;
            return "done";
        });
    }

    internal sealed record Hours(int AWeek);

    [DurableTask("Named")]
    internal sealed class NamedOrchestrator : TaskOrchestrator<int, string>
    {
        public override Task<string> RunAsync(TaskOrchestrationContext context, int input)
            => context.CallActivityAsync<string>(nameof(NamedActivity), input);
    }

    internal sealed class NamedActivity(IServiceProvider services) : TaskActivity<int, string>
    {
        public override Task<string> RunAsync(TaskActivityContext context, int input)
            => Task.FromResult(services is null ? "no services" : $"{input} from a class");
    }
}
