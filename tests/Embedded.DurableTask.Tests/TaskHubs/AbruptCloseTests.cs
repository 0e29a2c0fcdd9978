using Embedded.TaskHubs;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Embedded.DurableTask.Tests.TaskHubs;

/// <summary>A hub that is closed in the middle of its work, without being stopped first.</summary>
public sealed class AbruptCloseTests : IDisposable
{
    private const int Instances = 60;

    private readonly HubFixture fixture = new();
    private readonly DurableTaskRegistry registry = new();

    [Fact]
    public async Task Dispose_UnderLoadAgainAndAgain_LosesNothing()
    {
        int ran = 0;
        TaskCompletionSource<int> enough = new();
        int enoughAt = 0;
        registry.AddOrchestratorFunc<int, int>("It", async (context, number) =>
        {
            int sum = number;
            for (int step = 0; step < 4; step++)
            {
                sum += (await Task.WhenAll(context.CallActivityAsync<int>("One"), context.CallActivityAsync<int>("One"))).Sum();
                await context.CreateTimer(TimeSpan.Zero, CancellationToken.None);
            }

            return sum + await context.CallSubOrchestratorAsync<int>("Inner", number);
        });
        registry.AddOrchestratorFunc<int, int>("Inner", async (context, number) => number * await context.CallActivityAsync<int>("One"));
        registry.AddActivityFunc<int>("One", async _ =>
        {
            await Task.Yield();
            if (Interlocked.Increment(ref ran) >= Volatile.Read(ref enoughAt))
            {
                enough.TrySetResult(ran);
            }

            return 1;
        });

        for (int round = 0; round < 12; round++)
        {
            await using TaskHub hub = await fixture.OpenAsync(registry, options => options with { EvictAfterEveryStep = round % 2 == 1 });
            await hub.StartAsync(CancellationToken.None);
            enough = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
            Volatile.Write(ref enoughAt, Volatile.Read(ref ran) + 10 + round);
            for (int number = round * 5; number < (round + 1) * 5; number++)
            {
                await hub.Client.ScheduleNewOrchestrationInstanceAsync("It", number, new StartOrchestrationOptions($"it-{number}"));
            }

            await enough.Task.WaitAsync(TimeSpan.FromMinutes(2));
        }

        await using TaskHub last = await fixture.OpenAsync(registry);
        await last.StartAsync(CancellationToken.None);
        for (int number = 0; number < Instances; number++)
        {
            OrchestrationMetadata end = await last.Client.WaitForInstanceCompletionAsync($"it-{number}", true).WaitAsync(TimeSpan.FromMinutes(2));
            end.RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Completed, end.ToString());
            end.ReadOutputAs<int>().ShouldBe((number * 2) + 8);
        }
    }

    [Fact]
    public async Task Dispose_WhileSomeoneWaits_EndsTheWait()
    {
        registry.AddOrchestratorFunc<string>("It", context => context.WaitForExternalEvent<string>("Never"));
        TaskHub hub = await fixture.OpenAsync(registry);
        await hub.StartAsync(CancellationToken.None);
        await hub.Client.ScheduleNewOrchestrationInstanceAsync("It", null, new StartOrchestrationOptions("it"));
        Task wait = hub.Client.WaitForInstanceCompletionAsync("it");
        await hub.DisposeAsync();
        await Should.ThrowAsync<ObjectDisposedException>(() => wait.WaitAsync(TimeSpan.FromMinutes(2)));
    }

    [Fact]
    public async Task Client_AfterTheClose_SaysThatTheHubIsClosed()
    {
        TaskHub hub = await fixture.OpenAsync(registry);
        await hub.StartAsync(CancellationToken.None);
        DurableTaskClient client = hub.Client;
        await hub.DisposeAsync();
        await Should.ThrowAsync<ObjectDisposedException>(() => client.ScheduleNewOrchestrationInstanceAsync("It"));
        await Should.ThrowAsync<ObjectDisposedException>(() => client.GetInstanceAsync("it"));
    }

    public void Dispose() => fixture.Dispose();
}
