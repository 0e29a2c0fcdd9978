using System.Collections.Concurrent;
using Embedded.DurableTask.Tests.Conformance;
using Embedded.TaskHubs;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Embedded.DurableTask.Tests.TaskHubs;

/// <summary>What a killed process leaves behind is opened again: nothing acknowledged is lost, nothing that counts happens twice.</summary>
public sealed class RecoveryTests
{
    [Fact]
    public async Task Crash_AfterAcknowledgedStartsAndEvents_LosesNone()
    {
        await using HubUnderTest hub = await HubUnderTest.OpenAsync(RunMode.Live, tasks => tasks
            .Orchestrator<int, int>("It", async (context, number) => number + await context.WaitForExternalEvent<int>("Go")));
        for (int number = 0; number < 30; number++)
        {
            await hub.StartAsync("It", number, $"it-{number}");
        }

        for (int number = 0; number < 15; number++)
        {
            await hub.RaiseAsync("Go", 100, $"it-{number}");
        }

        await hub.CrashAsync();
        for (int number = 15; number < 30; number++)
        {
            await hub.RaiseAsync("Go", 100, $"it-{number}");
        }

        for (int number = 0; number < 30; number++)
        {
            await hub.ShouldCompleteAsync(100 + number, $"it-{number}");
        }
    }

    [Fact]
    public async Task Restart_AfterAnEndThatLeftActivitiesRunning_RunsNoneOfThemAgain()
    {
        // So many, and so often, that some first ones have finished before the last are let go.
        const int Times = 30;
        const int Left = 200;
        await using HubUnderTest hub = await HubUnderTest.OpenAsync(RunMode.Live, tasks => tasks
            .Orchestrator<string>("It", context =>
            {
                for (int number = 0; number < Left; number++)
                {
                    _ = context.CallActivityAsync("Echo", $"{number}");
                }

                return Task.FromResult("done");
            })
            .Echo());
        for (int number = 0; number < Times; number++)
        {
            await hub.StartAsync("It", id: $"it-{number}");
        }

        await hub.ReopenAsync();
        await hub.SettleAsync();

        await hub.ShouldCompleteAsync("done", "it-0");
        hub.Effects.Count.ShouldBe(Times * Left);
    }

    [Fact]
    public async Task Crash_WhileAnActivityRuns_RunsItAgain()
    {
        TaskCompletionSource entered = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TaskCompletionSource release = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using HubUnderTest hub = await HubUnderTest.OpenAsync(RunMode.Live, tasks => tasks
            .Orchestrator<string>("It", context => context.CallActivityAsync<string>("Slow"))
            .Activity<string?, string>("Slow", async (_, _) =>
            {
                entered.TrySetResult();
                await release.Task;
                return "done";
            }));
        await hub.Client.ScheduleNewOrchestrationInstanceAsync("It", null, new StartOrchestrationOptions("it"));
        await entered.Task;

        string killed = hub.Snapshot();
        release.SetResult();
        await hub.RestoreAsync(killed);

        await hub.ShouldCompleteAsync("done");
        hub.Effects.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Crash_AfterATimerWasSet_KeepsTheTimer()
    {
        await using HubUnderTest hub = await HubUnderTest.OpenAsync(RunMode.Live, tasks => tasks
            .Orchestrator<string>("It", async context =>
            {
                await context.CreateTimer(TimeSpan.FromDays(42), CancellationToken.None);
                return $"{context.CurrentUtcDateTime:MMdd}";
            }));
        await hub.StartAsync("It");
        await hub.AdvanceAsync(TimeSpan.FromDays(41));
        await hub.CrashAsync();
        await hub.ShouldBeAsync(OrchestrationRuntimeStatus.Running);
        await hub.AdvanceAsync(TimeSpan.FromDays(1));
        await hub.ShouldCompleteAsync("0413");
    }

    [Fact]
    public async Task Crash_InEveryActivity_HasOneOutcome()
    {
        ConcurrentQueue<string> killed = new();
        HubUnderTest? observed = null;
        void Configure(TaskSet tasks) => tasks
            .Orchestrator<string>("It", async context =>
            {
                string all = await context.CallActivityAsync<string>("Step", "a");
                string[] fan = await Task.WhenAll(Enumerable.Range(0, 3).Select(number => context.CallActivityAsync<string>("Step", $"{number}")));
                all += string.Concat(fan) + await context.CallSubOrchestratorAsync<string>("Inner", new SubOrchestrationOptions(instanceId: "inner"));
                await context.CreateTimer(TimeSpan.Zero, CancellationToken.None);
                context.SendEvent("it", "Self", "e");
                return all + await context.WaitForExternalEvent<string>("Self");
            })
            .Orchestrator<string>("Inner", async context =>
            {
                try
                {
                    return await context.CallActivityAsync<string>("Step", "fail");
                }
                catch (TaskFailedException)
                {
                    return await context.CallActivityAsync<string>("Step", "c");
                }
            })
            .Activity<string, string>("Step", text =>
            {
                if (observed is not null)
                {
                    killed.Enqueue(observed.Snapshot());
                }

                return text == "fail" ? throw new InvalidOperationException("no") : text;
            });

        await using (HubUnderTest first = await HubUnderTest.OpenAsync(RunMode.Live, Configure))
        {
            observed = first;
            await first.StartAsync("It");
            await first.ShouldCompleteAsync("a012ce");
            observed = null;
        }

        killed.Count.ShouldBe(6);
        foreach (string snapshot in killed)
        {
            await using HubUnderTest again = await HubUnderTest.OpenAsync(RunMode.Live, Configure);
            await again.RestoreAsync(snapshot);
            await again.ShouldCompleteAsync("a012ce");
            await again.ShouldCompleteAsync("c", "inner");
        }
    }

    [Fact]
    public async Task Crash_WithATornLog_OpensAsOfTheLastWholeCommit()
    {
        await using HubUnderTest hub = await HubUnderTest.OpenAsync(RunMode.Live, tasks => tasks
            .Orchestrator<string>("It", context => context.WaitForExternalEvent<string>("Go")));
        await hub.StartAsync("It");
        await hub.RaiseAsync("Go", "on");
        string killed = hub.Snapshot();
        await using (FileStream log = new(Directory.GetFiles(killed, "*.db-wal").Single(), FileMode.Open))
        {
            log.SetLength(log.Length - 1000);
        }

        await hub.RestoreAsync(killed);
        if ((await hub.ReadAsync()).IsRunning)
        {
            await hub.RaiseAsync("Go", "on");
        }

        await hub.ShouldCompleteAsync("on");
    }

    [Fact]
    public async Task Suspension_BeforeACrash_HoldsAfterIt()
    {
        await using HubUnderTest hub = await HubUnderTest.OpenAsync(RunMode.Live, tasks => tasks
            .Orchestrator<string>("It", context => context.WaitForExternalEvent<string>("Go")));
        await hub.StartAsync("It");
        await hub.DoAsync(client => client.SuspendInstanceAsync("it"));
        await hub.RaiseAsync("Go", "on");
        await hub.CrashAsync();
        await hub.ShouldBeAsync(OrchestrationRuntimeStatus.Suspended);
        await hub.DoAsync(client => client.ResumeInstanceAsync("it"));
        await hub.ShouldCompleteAsync("on");
    }

    [Fact]
    public async Task Crash_WithAnActivitysResultHeldBySuspension_DoesNotRunItAgain()
    {
        TaskCompletionSource entered = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TaskCompletionSource release = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using HubUnderTest hub = await HubUnderTest.OpenAsync(RunMode.Live, tasks => tasks
            .Orchestrator<string>("It", context => context.CallActivityAsync<string>("Slow"))
            .Activity<string?, string>("Slow", async (_, _) =>
            {
                entered.TrySetResult();
                await release.Task;
                return "done";
            }));
        await hub.Client.ScheduleNewOrchestrationInstanceAsync("It", null, new StartOrchestrationOptions("it"));
        await entered.Task;
        await hub.Client.SuspendInstanceAsync("it");
        release.SetResult();
        await hub.SettleAsync();

        await hub.CrashAsync();
        await hub.DoAsync(client => client.ResumeInstanceAsync("it"));

        await hub.ShouldCompleteAsync("done");
        hub.Effects.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Suspend_TakenInTogetherWithAResumeBeforeIt_Holds()
    {
        using HubFixture fixture = new();
        DurableTaskRegistry registry = new();
        registry.AddOrchestratorFunc<string?, string>("It", (context, _) => context.WaitForExternalEvent<string>("Go"));
        await using (TaskHub first = await fixture.OpenAsync(registry))
        {
            await first.StartAsync(CancellationToken.None);
            await first.Client.ScheduleNewOrchestrationInstanceAsync("It", null, new StartOrchestrationOptions("it"));
            await first.Client.SuspendInstanceAsync("it");
            await HubFixture.SettleAsync(first);
        }

        // Before the hub is started both wait in the inbox, so that one turn takes them.
        await using TaskHub hub = await fixture.OpenAsync(registry);
        await hub.Client.ResumeInstanceAsync("it");
        await hub.Client.SuspendInstanceAsync("it");
        await hub.StartAsync(CancellationToken.None);
        await HubFixture.SettleAsync(hub);

        (await hub.Client.GetInstanceAsync("it"))!.RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Suspended);
    }
}
