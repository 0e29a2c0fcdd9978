using DurableTask.Core.History;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Embedded.DurableTask.Tests.Conformance;

public sealed class QueryCases
{
    [Fact]
    public Task History_OfEveryKindOfStep_NamesThemInOrder() => Scenario
        .With(tasks => tasks
            .Orchestrator<string>("It", async context =>
            {
                await context.CallActivityAsync("Echo", "x");
                await context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);
                await context.WaitForExternalEvent<string>("Go");
                await context.CallSubOrchestratorAsync("Inner", new SubOrchestrationOptions(instanceId: "inner"));
                context.SendEvent("nobody", "Bye", "x");
                return "done";
            })
            .Orchestrator<string>("Inner", _ => Task.FromResult("inner done"))
            .Echo())
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It", "input");
            await hub.AdvanceAsync(TimeSpan.FromHours(1));
            await hub.RaiseAsync("Go", "on");
            IList<HistoryEvent> history = await hub.Client.GetOrchestrationHistoryAsync("it");
            history.Where(entry => entry is not (OrchestratorStartedEvent or OrchestratorCompletedEvent)).Select(entry => entry.GetType().Name).ShouldBe(
            [
                nameof(ExecutionStartedEvent), nameof(TaskScheduledEvent), nameof(TaskCompletedEvent), nameof(TimerCreatedEvent), nameof(TimerFiredEvent),
                nameof(EventRaisedEvent), nameof(SubOrchestrationInstanceCreatedEvent), nameof(SubOrchestrationInstanceCompletedEvent),
                nameof(EventSentEvent), nameof(ExecutionCompletedEvent),
            ]);
            history.OfType<ExecutionStartedEvent>().Single().Input.ShouldBe("\"input\"");
            history.OfType<TaskCompletedEvent>().Single().Result.ShouldBe("\"x\"");
            history.OfType<TimerFiredEvent>().Single().Timestamp.ShouldBe(new DateTime(2026, 3, 2, 10, 0, 0, DateTimeKind.Utc));
        });

    [Fact]
    public Task Query_WithFilters_GivesWhatMatches() => Scenario
        .With(tasks => tasks.Orchestrator<string, string>("It", async (context, name) =>
            name == "wait" ? await context.WaitForExternalEvent<string>("Go") : name))
        .RunAsync(async hub =>
        {
            foreach (string id in new[] { "som-1", "som-2", "cro-1", "som_3" })
            {
                await hub.StartAsync("It", id == "som-2" ? "wait" : id, id);
                await hub.AdvanceAsync(TimeSpan.FromDays(1));
            }

            DateTimeOffset first = (await hub.ReadAsync("som-1")).CreatedAt;
            (await Ids(hub, new OrchestrationQuery())).ShouldBe(["cro-1", "som-1", "som-2", "som_3"]);
            (await Ids(hub, new OrchestrationQuery(InstanceIdPrefix: "som-"))).ShouldBe(["som-1", "som-2"]);
            (await Ids(hub, new OrchestrationQuery(InstanceIdPrefix: "som_"))).ShouldBe(["som_3"]);
            (await Ids(hub, new OrchestrationQuery(InstanceIdPrefix: "%"))).ShouldBeEmpty();
            (await Ids(hub, new OrchestrationQuery(Statuses: [OrchestrationRuntimeStatus.Running]))).ShouldBe(["som-2"]);
            (await Ids(hub, new OrchestrationQuery(CreatedFrom: first.AddDays(1), CreatedTo: first.AddDays(2)))).ShouldBe(["cro-1", "som-2"]);
        });

    [Fact]
    public Task Query_WithPages_GivesEachInstanceOnce() => Scenario
        .With(tasks => tasks.Orchestrator<int, int>("It", (_, number) => Task.FromResult(number)))
        .RunAsync(async hub =>
        {
            await hub.DoAsync(client => Task.WhenAll(Enumerable.Range(0, 25).Select(number =>
                client.ScheduleNewOrchestrationInstanceAsync("It", number, new StartOrchestrationOptions($"it-{number:00}")))));
            List<int> sizes = [];
            List<string> ids = [];
            await foreach (Page<OrchestrationMetadata> page in hub.Client.GetAllInstancesAsync(new OrchestrationQuery(PageSize: 10)).AsPages())
            {
                sizes.Add(page.Values.Count);
                ids.AddRange(page.Values.Select(instance => instance.InstanceId));
            }

            sizes.ShouldBe([10, 10, 5]);
            ids.Order(StringComparer.Ordinal).ShouldBe(Enumerable.Range(0, 25).Select(number => $"it-{number:00}"));
        });

    [Fact]
    public Task Query_WithInputsAndOutputs_ReadsThem() => Scenario
        .With(tasks => tasks.Orchestrator<int, int>("It", (_, number) => Task.FromResult(number * 2)))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It", 21);
            List<OrchestrationMetadata> with = [];
            await foreach (OrchestrationMetadata instance in hub.Client.GetAllInstancesAsync(new OrchestrationQuery(FetchInputsAndOutputs: true)))
            {
                with.Add(instance);
            }

            with.Single().ReadInputAs<int>().ShouldBe(21);
            with.Single().ReadOutputAs<int>().ShouldBe(42);
            OrchestrationMetadata without = (await hub.Client.GetInstanceAsync("it")).ShouldNotBeNull();
            Should.Throw<InvalidOperationException>(() => without.ReadOutputAs<int>());
        });

    [Fact]
    public Task ListInstanceIds_OfFinishedOnes_PagesThrough() => Scenario
        .With(tasks => tasks.Orchestrator<string>("It", _ => Task.FromResult("done")).Orchestrator<string>("Wait", context => context.WaitForExternalEvent<string>("Go")))
        .RunAsync(async hub =>
        {
            for (int number = 0; number < 5; number++)
            {
                await hub.StartAsync("It", id: $"it-{number}");
                await hub.AdvanceAsync(TimeSpan.FromMinutes(1));
            }

            await hub.StartAsync("Wait", id: "waiting");
            Page<string> first = await hub.Client.ListInstanceIdsAsync([OrchestrationRuntimeStatus.Completed], pageSize: 3);
            first.Values.ShouldBe(["it-0", "it-1", "it-2"]);
            Page<string> second = await hub.Client.ListInstanceIdsAsync(
                [OrchestrationRuntimeStatus.Completed], pageSize: 3, lastInstanceKey: first.ContinuationToken);
            second.Values.ShouldBe(["it-3", "it-4"]);
        });

    [Fact]
    public Task Wait_ForStartAndCompletion_ReturnsWhenItIsSo() => Scenario
        .With(tasks => tasks.Orchestrator<string>("It", context => context.WaitForExternalEvent<string>("Go")))
        .RunAsync(async hub =>
        {
            DurableTaskClient client = hub.Client;
            await client.ScheduleNewOrchestrationInstanceAsync("It", null, new StartOrchestrationOptions("it"));
            (await client.WaitForInstanceStartAsync("it")).RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Running);
            Task<OrchestrationMetadata> end = client.WaitForInstanceCompletionAsync("it", getInputsAndOutputs: true);
            end.IsCompleted.ShouldBeFalse();
            await client.RaiseEventAsync("it", "Go", "on");
            (await end).ReadOutputAs<string>().ShouldBe("on");
            (await client.WaitForInstanceCompletionAsync("it", CancellationToken.None)).IsCompleted.ShouldBeTrue();
        });

    [Fact]
    public Task Wait_ForAnUnknownInstance_Throws() => Scenario
        .With(tasks => tasks.Echo())
        .RunAsync(async hub =>
        {
            await Should.ThrowAsync<InvalidOperationException>(() => hub.Client.WaitForInstanceCompletionAsync("nobody"));
            (await hub.Client.GetInstanceAsync("nobody")).ShouldBeNull();
        });

    [Fact]
    public Task Wait_Cancelled_Throws() => Scenario
        .With(tasks => tasks.Orchestrator<string>("It", context => context.WaitForExternalEvent<string>("Go")))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It");
            using CancellationTokenSource end = new();
            Task wait = hub.Client.WaitForInstanceCompletionAsync("it", end.Token);
            await end.CancelAsync();
            await Should.ThrowAsync<OperationCanceledException>(() => wait);
        });

    private static async Task<string[]> Ids(HubUnderTest hub, OrchestrationQuery query)
    {
        List<string> ids = [];
        await foreach (OrchestrationMetadata instance in hub.Client.GetAllInstancesAsync(query))
        {
            ids.Add(instance.InstanceId);
        }

        return [.. ids.Order(StringComparer.Ordinal)];
    }
}
