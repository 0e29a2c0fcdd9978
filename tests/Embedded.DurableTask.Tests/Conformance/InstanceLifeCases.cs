using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Embedded.DurableTask.Tests.Conformance;

public sealed class InstanceLifeCases
{
    [Fact]
    public Task Suspend_ThenResume_GivesWhatArrivedMeanwhile() => Scenario
        .With(tasks => tasks.Orchestrator<string>("It", async context =>
            await context.WaitForExternalEvent<string>("Letter") + await context.WaitForExternalEvent<string>("Letter")))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It");
            await hub.DoAsync(client => client.SuspendInstanceAsync("it", "on hold"));
            await hub.ShouldBeAsync(OrchestrationRuntimeStatus.Suspended);
            await hub.RaiseAsync("Letter", "a");
            await hub.RaiseAsync("Letter", "b");
            await hub.ShouldBeAsync(OrchestrationRuntimeStatus.Suspended);
            await hub.DoAsync(client => client.ResumeInstanceAsync("it", "go on"));
            await hub.ShouldCompleteAsync("ab");
        });

    [Fact]
    public Task Suspend_OverATimersTime_LetsItFireWhenResumed() => Scenario
        .With(tasks => tasks.Orchestrator<string>("It", async context =>
        {
            await context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);
            return "fired";
        }))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It");
            await hub.DoAsync(client => client.SuspendInstanceAsync("it"));
            await hub.AdvanceAsync(TimeSpan.FromHours(5));
            await hub.ShouldBeAsync(OrchestrationRuntimeStatus.Suspended);
            await hub.DoAsync(client => client.ResumeInstanceAsync("it"));
            await hub.ShouldCompleteAsync("fired");
        });

    [Fact]
    public Task Suspend_TwiceAndResumeOnce_GoesOn() => Scenario
        .With(tasks => tasks.Orchestrator<string>("It", context => context.WaitForExternalEvent<string>("Go")))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It");
            await hub.DoAsync(client => client.SuspendInstanceAsync("it"));
            await hub.DoAsync(client => client.SuspendInstanceAsync("it"));
            await hub.DoAsync(client => client.ResumeInstanceAsync("it"));
            await hub.ShouldBeAsync(OrchestrationRuntimeStatus.Running);
            await hub.DoAsync(client => client.ResumeInstanceAsync("it"));
            await hub.RaiseAsync("Go", "on");
            await hub.ShouldCompleteAsync("on");
        });

    [Fact]
    public Task Terminate_WhileSuspended_Ends() => Scenario
        .With(tasks => tasks.Orchestrator<string>("It", context => context.WaitForExternalEvent<string>("Go")))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It");
            await hub.DoAsync(client => client.SuspendInstanceAsync("it"));
            await hub.DoAsync(client => client.TerminateInstanceAsync("it", (object)"withdrawn"));
            await hub.ShouldBeAsync(OrchestrationRuntimeStatus.Terminated);
        });

    [Fact]
    public Task Terminate_WithAnOutput_GivesIt() => Scenario
        .With(tasks => tasks.Orchestrator<string>("It", async context =>
        {
            await context.CreateTimer(TimeSpan.FromDays(9), CancellationToken.None);
            return "not reached";
        }))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It");
            await hub.DoAsync(client => client.TerminateInstanceAsync("it", (object)"withdrawn"));
            await hub.ShouldBeAsync(OrchestrationRuntimeStatus.Terminated);
            (await hub.ReadAsync()).ReadOutputAs<string>().ShouldBe("withdrawn");
            await hub.AdvanceAsync(TimeSpan.FromDays(10));
            await hub.ShouldBeAsync(OrchestrationRuntimeStatus.Terminated);
        });

    [Fact]
    public Task Terminate_BeforeTheStart_NeverStarts() => Scenario
        .With(tasks => tasks.Orchestrator<string>("It", context => context.CallActivityAsync<string>("Echo", "x")).Echo())
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It", with: start => start with { StartAt = hub.Now.AddDays(1) });
            await hub.DoAsync(client => client.TerminateInstanceAsync("it"));
            await hub.AdvanceAsync(TimeSpan.FromDays(2));
            await hub.ShouldBeAsync(OrchestrationRuntimeStatus.Terminated);
            hub.Effects.ShouldBeEmpty();
        });

    [Fact]
    public Task Terminate_Recursive_EndsTheChildrenToo() => Scenario
        .With(Family)
        .RunAsync(async hub =>
        {
            await hub.StartAsync("Outer");
            await hub.DoAsync(client => client.TerminateInstanceAsync("it", new TerminateInstanceOptions(Recursive: true)));
            foreach (string id in new[] { "it", "it-child", "it-child-child" })
            {
                await hub.ShouldBeAsync(OrchestrationRuntimeStatus.Terminated, id);
            }
        });

    [Fact]
    public Task Terminate_NotRecursive_LeavesTheChildren() => Scenario
        .With(Family)
        .RunAsync(async hub =>
        {
            await hub.StartAsync("Outer");
            await hub.DoAsync(client => client.TerminateInstanceAsync("it"));
            await hub.ShouldBeAsync(OrchestrationRuntimeStatus.Terminated);
            await hub.ShouldBeAsync(OrchestrationRuntimeStatus.Running, "it-child");
            await hub.RaiseAsync("Go", "x", "it-child-child");
            await hub.ShouldCompleteAsync("x", "it-child");
            await hub.ShouldBeAsync(OrchestrationRuntimeStatus.Terminated);
        });

    [Fact]
    public Task Purge_OfAFinishedInstance_RemovesIt() => Scenario
        .With(tasks => tasks.Orchestrator<string>("It", _ => Task.FromResult("done")))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It");
            PurgeResult first = await hub.Client.PurgeInstanceAsync("it");
            first.PurgedInstanceCount.ShouldBe(1);
            (await hub.Client.GetInstanceAsync("it")).ShouldBeNull();
            (await hub.Client.PurgeInstanceAsync("it")).PurgedInstanceCount.ShouldBe(0);
        });

    [Fact]
    public Task Purge_OfARunningInstance_LeavesIt() => Scenario
        .With(tasks => tasks.Orchestrator<string>("It", context => context.WaitForExternalEvent<string>("Go")))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It");
            (await hub.Client.PurgeInstanceAsync("it")).PurgedInstanceCount.ShouldBe(0);
            await hub.RaiseAsync("Go", "on");
            await hub.ShouldCompleteAsync("on");
        });

    [Fact]
    public Task Purge_Recursive_RemovesTheChildrenToo() => Scenario
        .With(Family)
        .RunAsync(async hub =>
        {
            await hub.StartAsync("Outer");
            await hub.RaiseAsync("Go", "x", "it-child-child");
            await hub.ShouldCompleteAsync("x");
            (await hub.Client.PurgeInstanceAsync("it", new PurgeInstanceOptions(Recursive: true))).PurgedInstanceCount.ShouldBe(3);
            (await hub.Client.GetInstanceAsync("it-child-child")).ShouldBeNull();
        });

    [Fact]
    public Task Purge_ByFilter_RemovesWhatMatches() => Scenario
        .With(tasks => tasks.Orchestrator<int, int>("It", (_, number) => number == 2 ? throw new ArgumentException("two") : Task.FromResult(number)))
        .RunAsync(async hub =>
        {
            for (int number = 0; number < 4; number++)
            {
                await hub.StartAsync("It", number, $"it-{number}");
                await hub.AdvanceAsync(TimeSpan.FromDays(1));
            }

            DateTimeOffset first = (await hub.ReadAsync("it-0")).CreatedAt;
            PurgeResult purged = await hub.Client.PurgeAllInstancesAsync(
                new PurgeInstancesFilter(first.AddDays(1), first.AddDays(3), [OrchestrationRuntimeStatus.Completed]));
            purged.PurgedInstanceCount.ShouldBe(2);
            (await hub.Client.GetInstanceAsync("it-1")).ShouldBeNull();
            (await hub.Client.GetInstanceAsync("it-2")).ShouldNotBeNull();
            (await hub.Client.GetInstanceAsync("it-3")).ShouldBeNull();
            (await hub.Client.GetInstanceAsync("it-0")).ShouldNotBeNull();
        });

    [Fact]
    public Task Restart_UnderItsOwnId_RunsAgainWithTheSameInput() => Scenario
        .With(tasks => tasks.Orchestrator<int, int>("It", (context, number) => context.CallActivityAsync<int>("Same", number)).Activity<int, int>("Same", number => number))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It", 7);
            await hub.DoAsync(async client => (await client.RestartAsync("it")).ShouldBe("it"));
            await hub.ShouldCompleteAsync(7);
            hub.Effects.Count.ShouldBe(2);
        });

    [Fact]
    public Task Restart_UnderANewId_LeavesTheFirst() => Scenario
        .With(tasks => tasks.Orchestrator<int, int>("It", (_, number) => Task.FromResult(number)))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It", 7);
            string again = string.Empty;
            await hub.DoAsync(async client => again = await client.RestartAsync("it", restartWithNewInstanceId: true));
            again.ShouldNotBe("it");
            await hub.ShouldCompleteAsync(7, again);
            await hub.ShouldCompleteAsync(7);
            await hub.DoAsync(client => client.PurgeInstanceAsync(again));
        });

    [Fact]
    public Task Restart_OfOneThatRunsOrIsUnknown_IsRefused() => Scenario
        .With(tasks => tasks.Orchestrator<string>("It", context => context.WaitForExternalEvent<string>("Go")))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It");
            await Should.ThrowAsync<InvalidOperationException>(() => hub.Client.RestartAsync("it"));
            await Should.ThrowAsync<ArgumentException>(() => hub.Client.RestartAsync("nobody"));
        });

    private static void Family(TaskSet tasks) => tasks
        .Orchestrator<string>("Outer", context => context.CallSubOrchestratorAsync<string>("Middle", new SubOrchestrationOptions(instanceId: $"{context.InstanceId}-child")))
        .Orchestrator<string>("Middle", context => context.CallSubOrchestratorAsync<string>("Inner", new SubOrchestrationOptions(instanceId: $"{context.InstanceId}-child")))
        .Orchestrator<string>("Inner", context => context.WaitForExternalEvent<string>("Go"));
}
