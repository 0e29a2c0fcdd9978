using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Embedded.DurableTask.Tests.Conformance;

public sealed class SubOrchestrationCases
{
    [Fact]
    public Task Call_WithInput_GivesTheResult() => Scenario
        .With(tasks => tasks
            .Orchestrator<int>("Outer", async context => 1 + await context.CallSubOrchestratorAsync<int>("Inner", 20))
            .Orchestrator<int, int>("Inner", (context, number) => context.CallActivityAsync<int>("Double", number))
            .Activity<int, int>("Double", number => number * 2))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("Outer");
            await hub.ShouldCompleteAsync(41);
        });

    [Fact]
    public Task Call_WithItsOwnId_CanBeFoundByIt() => Scenario
        .With(tasks => tasks
            .Orchestrator<string>("Outer", context => context.CallSubOrchestratorAsync<string>("Inner", new SubOrchestrationOptions(instanceId: "inner-1")))
            .Orchestrator<string>("Inner", context => context.WaitForExternalEvent<string>("Go")))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("Outer");
            await hub.ShouldBeAsync(OrchestrationRuntimeStatus.Running, "inner-1");
            await hub.RaiseAsync("Go", "gone", "inner-1");
            await hub.ShouldCompleteAsync("gone", "inner-1");
            await hub.ShouldCompleteAsync("gone");
        });

    [Fact]
    public Task Call_WithoutId_GivesEachItsOwn() => Scenario
        .With(tasks => tasks
            .Orchestrator<int>("Outer", async context =>
            {
                string[] ids = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => context.CallSubOrchestratorAsync<string>("Inner")));
                return ids.Distinct().Count();
            })
            .Orchestrator<string>("Inner", context => Task.FromResult(context.InstanceId)))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("Outer");
            await hub.ShouldCompleteAsync(8);
        });

    [Fact]
    public Task Call_WithTheIdOfARunningOne_FailsTheCallAndLeavesThatOne() => Scenario
        .With(tasks => tasks
            .Orchestrator<string>("Outer", context => context.CallSubOrchestratorAsync<string>("Inner", new SubOrchestrationOptions(instanceId: "taken")))
            .Orchestrator<string>("Inner", context => context.WaitForExternalEvent<string>("Go")))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("Inner", id: "taken");
            await hub.StartAsync("Outer");
            TaskFailureDetails cause = (await hub.ShouldFailAsync()).InnerFailure.ShouldNotBeNull();
            cause.ErrorMessage.ShouldContain("taken");
            await hub.RaiseAsync("Go", "on", "taken");
            await hub.ShouldCompleteAsync("on", "taken");
        });

    [Fact]
    public Task Parent_InASubOrchestration_NamesTheCaller() => Scenario
        .With(tasks => tasks
            .Orchestrator<string>("Outer", async context =>
                $"{context.Parent?.InstanceId ?? "none"} / {await context.CallSubOrchestratorAsync<string>("Inner")}")
            .Orchestrator<string>("Inner", context => Task.FromResult($"{context.Parent?.Name} {context.Parent?.InstanceId}")))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("Outer");
            await hub.ShouldCompleteAsync("none / Outer it");
        });

    [Fact]
    public Task Failure_ThreeLevelsDown_IsNestedThreeDeep() => Scenario
        .With(tasks => tasks
            .Orchestrator<string>("Top", context => context.CallSubOrchestratorAsync<string>("Middle"))
            .Orchestrator<string>("Middle", context => context.CallSubOrchestratorAsync<string>("Bottom"))
            .Orchestrator<string>("Bottom", context => context.CallActivityAsync<string>("Break"))
            .Activity<string?, string>("Break", _ => throw new InvalidOperationException("at the bottom")))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("Top");
            TaskFailureDetails failure = await hub.ShouldFailAsync();
            List<string> types = [];
            for (TaskFailureDetails? level = failure; level is not null; level = level.InnerFailure)
            {
                types.Add(level.ErrorType);
            }

            types.ShouldBe(
            [
                "Microsoft.DurableTask.TaskFailedException", "Microsoft.DurableTask.TaskFailedException",
                "Microsoft.DurableTask.TaskFailedException", "System.InvalidOperationException",
            ]);
        });

    [Fact]
    public Task Failure_Caught_LetsTheCallerGoOn() => Scenario
        .With(tasks => tasks
            .Orchestrator<string>("Outer", async context =>
            {
                try
                {
                    return await context.CallSubOrchestratorAsync<string>("Inner");
                }
                catch (TaskFailedException failed)
                {
                    return $"{failed.TaskName}: {failed.FailureDetails.ErrorMessage}";
                }
            })
            .Orchestrator<string>("Inner", _ => throw new InvalidOperationException("refused")))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("Outer");
            await hub.ShouldCompleteAsync("Inner: refused");
        });

    [Fact]
    public Task Name_NotRegistered_FailsTheCall() => Scenario
        .With(tasks => tasks.Orchestrator<string>("Outer", context => context.CallSubOrchestratorAsync<string>("Nowhere")))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("Outer");
            (await hub.ShouldFailAsync()).InnerFailure.ShouldNotBeNull().ErrorType.ShouldBe("OrchestratorTaskNotFound");
        });

    [Fact]
    public Task Chain_ThirtyDeep_ComesBackUp() => Scenario
        .With(tasks => tasks.Orchestrator<int, int>("Down", async (context, depth) =>
            depth == 0 ? 0 : 1 + await context.CallSubOrchestratorAsync<int>("Down", depth - 1)))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("Down", 30);
            await hub.ShouldCompleteAsync(30);
        });

    [Fact]
    public Task Fan_FiftyChildrenWithActivities_GivesAllResults() => Scenario
        .With(tasks => tasks
            .Orchestrator<int>("Outer", async context =>
                (await Task.WhenAll(Enumerable.Range(1, 50).Select(number => context.CallSubOrchestratorAsync<int>("Inner", number)))).Sum())
            .Orchestrator<int, int>("Inner", (context, number) => context.CallActivityAsync<int>("Double", number))
            .Activity<int, int>("Double", number => number * 2))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("Outer");
            await hub.ShouldCompleteAsync(2550);
        });

    [Fact]
    public Task Child_Terminated_FailsTheCall() => Scenario
        .With(tasks => tasks
            .Orchestrator<string>("Outer", async context =>
            {
                try
                {
                    return await context.CallSubOrchestratorAsync<string>("Inner", new SubOrchestrationOptions(instanceId: "inner"));
                }
                catch (TaskFailedException)
                {
                    return "child ended";
                }
            })
            .Orchestrator<string>("Inner", context => context.WaitForExternalEvent<string>("Never")))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("Outer");
            await hub.DoAsync(client => client.TerminateInstanceAsync("inner", (object)"stop"));
            await hub.ShouldBeAsync(OrchestrationRuntimeStatus.Terminated, "inner");
            await hub.ShouldCompleteAsync("child ended");
        });

    [Fact]
    public Task Child_ThatContinuesAsNew_AnswersWithItsLastResult() => Scenario
        .With(tasks => tasks
            .Orchestrator<int>("Outer", context => context.CallSubOrchestratorAsync<int>("Inner", 0))
            .Orchestrator<int, int>("Inner", async (context, round) =>
            {
                await context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);
                if (round < 3)
                {
                    context.ContinueAsNew(round + 1);
                }

                return round;
            }))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("Outer");
            await hub.AdvanceAsync(TimeSpan.FromHours(5));
            await hub.ShouldCompleteAsync(3);
        });

    [Fact]
    public Task Child_ThatOutlivesItsParent_GoesOn() => Scenario
        .With(tasks => tasks
            .Orchestrator<string>("Outer", async context =>
            {
                Task<string> child = context.CallSubOrchestratorAsync<string>("Inner", new SubOrchestrationOptions(instanceId: "inner"));
                Task timer = context.CreateTimer(TimeSpan.FromMinutes(1), CancellationToken.None);
                return await Task.WhenAny(child, timer) == timer ? "did not wait" : await child;
            })
            .Orchestrator<string>("Inner", async context =>
            {
                await context.CreateTimer(TimeSpan.FromMinutes(2), CancellationToken.None);
                return "done";
            }))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("Outer");
            await hub.AdvanceAsync(TimeSpan.FromMinutes(1));
            await hub.ShouldCompleteAsync("did not wait");
            await hub.AdvanceAsync(TimeSpan.FromMinutes(1));
            await hub.ShouldCompleteAsync("done", "inner");
        });
}
