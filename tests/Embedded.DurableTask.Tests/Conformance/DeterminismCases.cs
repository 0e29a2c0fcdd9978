using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Embedded.DurableTask.Tests.Conformance;

/// <summary>Code that changes under a waiting instance, or waits for something that is not durable: the instance fails and says why.</summary>
public sealed class DeterminismCases
{
    [Fact]
    public Task Code_WithTheOrderChanged_FailsTheInstance() => AfterRedeployment(
        tasks => tasks.Orchestrator<string>("It", async context =>
        {
            await context.CallActivityAsync("B", "x");
            await context.CallActivityAsync("A", "x");
            return await context.WaitForExternalEvent<string>("Go");
        }),
        expected: "'A'",
        found: "'B'");

    [Fact]
    public Task Code_WithAnotherName_FailsTheInstance() => AfterRedeployment(
        tasks => tasks.Orchestrator<string>("It", async context =>
        {
            await context.CallActivityAsync("A", "x");
            await context.CallActivityAsync("C", "x");
            return await context.WaitForExternalEvent<string>("Go");
        }),
        expected: "'B'",
        found: "'C'");

    [Fact]
    public Task Code_WithACallRemoved_FailsTheInstance() => AfterRedeployment(
        tasks => tasks.Orchestrator<string>("It", async context =>
        {
            await context.CallActivityAsync("A", "x");
            return await context.WaitForExternalEvent<string>("Go");
        }),
        expected: "'B'",
        found: "nothing");

    [Fact]
    public Task Code_WithAnExtraCall_FailsTheInstance() => AfterRedeployment(
        tasks => tasks.Orchestrator<string>("It", async context =>
        {
            await context.CallActivityAsync("A", "x");
            Task extra = context.CallActivityAsync("C", "x");
            await context.CallActivityAsync("B", "x");
            await extra;
            return await context.WaitForExternalEvent<string>("Go");
        }),
        expected: "'B'",
        found: "'C'");

    [Fact]
    public Task Code_WithAnotherKindOfTask_FailsTheInstance() => AfterRedeployment(
        tasks => tasks.Orchestrator<string>("It", async context =>
        {
            await context.CallActivityAsync("A", "x");
            await context.CallSubOrchestratorAsync("B", new SubOrchestrationOptions(instanceId: "b"));
            return await context.WaitForExternalEvent<string>("Go");
        }),
        expected: "activity 'B'",
        found: "sub-orchestration 'B'");

    [Fact]
    public Task Code_WithATimerInstead_FailsTheInstance() => AfterRedeployment(
        tasks => tasks.Orchestrator<string>("It", async context =>
        {
            await context.CallActivityAsync("A", "x");
            await context.CreateTimer(TimeSpan.FromDays(1), CancellationToken.None);
            return await context.WaitForExternalEvent<string>("Go");
        }),
        expected: "activity 'B'",
        found: "timer");

    [Fact]
    public Task Code_ThatReturnsEarlier_FailsTheInstance() => AfterRedeployment(
        tasks => tasks.Orchestrator<string>("It", async context =>
        {
            await context.CallActivityAsync("A", "x");
            return "done already";
        }),
        expected: "'B'",
        found: "nothing");

    [Fact]
    public Task Code_ChangedOnlyAfterThePresentStep_GoesOn() => Scenario
        .With(Original)
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It");
            await hub.RedeployAsync(tasks => Activities(tasks).Orchestrator<string>("It", async context =>
            {
                await context.CallActivityAsync("A", "x");
                await context.CallActivityAsync("B", "x");
                string go = await context.WaitForExternalEvent<string>("Go");
                return go + await context.CallActivityAsync<string>("C", "!");
            }));
            await hub.RaiseAsync("Go", "on");
            await hub.ShouldCompleteAsync("on!");
        });

    [Fact]
    public Task Code_NoLongerThere_FailsTheInstance() => Scenario
        .With(Original)
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It");
            await hub.RedeployAsync(tasks => Activities(tasks));
            await hub.RaiseAsync("Go", "on");
            (await hub.ShouldFailAsync()).ErrorMessage.ShouldContain("'It'");
        });

    [Fact]
    public Task Child_OfAnInstanceThatFailed_DoesNotDisturbIt() => Scenario
        .With(tasks => Activities(tasks)
            .Orchestrator<string>("Outer", context => context.CallSubOrchestratorAsync<string>("It", new SubOrchestrationOptions(instanceId: "inner")))
            .Orchestrator<string>("It", context => context.WaitForExternalEvent<string>("Go")))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("Outer");
            await hub.RedeployAsync(tasks => Activities(tasks)
                .Orchestrator<string>("Outer", context => context.CallActivityAsync<string>("A", "changed"))
                .Orchestrator<string>("It", context => context.WaitForExternalEvent<string>("Go")));
            await hub.RaiseAsync("Go", "on", "inner");
            await hub.ShouldCompleteAsync("on", "inner");
            (await hub.ShouldFailAsync()).ErrorType.ShouldContain("NonDeterministic");
        });

    [Fact]
    public Task TaskRun_Awaited_FailsTheInstanceWithTheReason() => Misuse(async context =>
    {
        await Task.Run(() => Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System));
        return await context.CallActivityAsync<string>("A", "x");
    });

    [Fact]
    public Task TaskDelay_Awaited_FailsTheInstanceWithTheReason() => Misuse(async context =>
    {
        await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        return await context.CallActivityAsync<string>("A", "x");
    });

    [Fact]
    public Task Yield_Awaited_StaysInTheOrchestrator() => Scenario
        .With(tasks => Activities(tasks).Orchestrator<string>("It", async context =>
        {
            await Task.Yield();
            return await context.CallActivityAsync<string>("A", "x");
        }))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It");
            await hub.ShouldCompleteAsync("x");
        });

    [Fact]
    public Task Source_NeverCompleted_FailsTheInstanceWithTheReason() => Misuse(async context =>
    {
        await new TaskCompletionSource().Task;
        return await context.CallActivityAsync<string>("A", "x");
    });

    [Fact]
    public Task Context_UsedOnAnotherThread_FailsTheInstanceWithTheReason() => Misuse(
        context => Task.Run(() => context.CallActivityAsync<string>("A", "x")));

    private static Task AfterRedeployment(Action<TaskSet> changed, string expected, string found) => Scenario
        .With(Original)
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It");
            await hub.ShouldBeAsync(OrchestrationRuntimeStatus.Running);
            await hub.RedeployAsync(tasks => changed(Activities(tasks)));
            await hub.RaiseAsync("Go", "on");
            TaskFailureDetails failure = await hub.ShouldFailAsync();
            failure.ErrorType.ShouldContain("NonDeterministic");
            failure.ErrorMessage.ShouldContain($"Expected: {(expected.StartsWith('\'') ? "activity " : string.Empty)}{expected}");
            failure.ErrorMessage.ShouldContain(found);
            hub.Effects.Count.ShouldBe(2);
        });

    /// <summary>What the code waits for may end at any moment in real time, so the outcome is asked for until it is there.</summary>
    private static Task Misuse(Func<TaskOrchestrationContext, Task<string>> code) => Scenario
        .With(tasks => Activities(tasks).Orchestrator("It", code))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It");
            await hub.Client.WaitForInstanceCompletionAsync("it").WaitAsync(TimeSpan.FromMinutes(2));
            TaskFailureDetails failure = await hub.ShouldFailAsync();
            failure.ErrorMessage.ShouldContain("durable");
            failure.ErrorMessage.ShouldContain("activity");
            hub.Effects.ShouldBeEmpty();
        });

    private static void Original(TaskSet tasks) => Activities(tasks).Orchestrator<string>("It", async context =>
    {
        await context.CallActivityAsync("A", "x");
        await context.CallActivityAsync("B", "x");
        return await context.WaitForExternalEvent<string>("Go");
    });

    private static TaskSet Activities(TaskSet tasks) => tasks.Echo("A").Echo("B").Echo("C");
}
