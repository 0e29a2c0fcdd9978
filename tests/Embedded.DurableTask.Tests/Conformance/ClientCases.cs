using DurableTask.Core.Exceptions;
using DurableTask.Core.History;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Embedded.DurableTask.Tests.Conformance;

public sealed class ClientCases
{
    [Fact]
    public Task StartAt_InTheFuture_WaitsForIt() => Scenario
        .With(tasks => tasks.Orchestrator<string>("It", context => Task.FromResult($"{context.CurrentUtcDateTime:MMddHHmm}")))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It", with: start => start with { StartAt = hub.Now.AddDays(30) });
            await hub.AdvanceAsync(TimeSpan.FromDays(29));
            await hub.ShouldBeAsync(OrchestrationRuntimeStatus.Pending);
            await hub.AdvanceAsync(TimeSpan.FromDays(1));
            await hub.ShouldCompleteAsync("04010900");
        });

    [Fact]
    public Task StartAt_InThePast_StartsAtOnce() => Scenario
        .With(tasks => tasks.Orchestrator<string>("It", _ => Task.FromResult("done")))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It", with: start => start with { StartAt = hub.Now.AddDays(-30) });
            await hub.ShouldCompleteAsync("done");
        });

    [Fact]
    public Task StartAt_WithAnEventBefore_KeepsTheEvent() => Scenario
        .With(tasks => tasks.Orchestrator<string>("It", context => context.WaitForExternalEvent<string>("Go")))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It", with: start => start with { StartAt = hub.Now.AddDays(1) });
            await hub.RaiseAsync("Go", "early");
            await hub.ShouldBeAsync(OrchestrationRuntimeStatus.Pending);
            await hub.AdvanceAsync(TimeSpan.FromDays(1));
            await hub.ShouldCompleteAsync("early");
        });

    [Fact]
    public Task Start_WithoutAnId_MakesOne() => Scenario
        .With(tasks => tasks.Orchestrator<string>("It", context => Task.FromResult(context.InstanceId)))
        .RunAsync(async hub =>
        {
            string id = string.Empty;
            await hub.DoAsync(async client => id = await client.ScheduleNewOrchestrationInstanceAsync("It"));
            id.ShouldNotBeNullOrWhiteSpace();
            await hub.ShouldCompleteAsync(id, id);
            await hub.DoAsync(client => client.PurgeInstanceAsync(id));
        });

    [Fact]
    public Task Start_WhileOneOfThatIdRuns_IsRefused() => Scenario
        .With(tasks => tasks.Orchestrator<string>("It", context => context.WaitForExternalEvent<string>("Go")))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It");
            OrchestrationAlreadyExistsException refused = await Should.ThrowAsync<OrchestrationAlreadyExistsException>(() => hub.StartAsync("It"));
            refused.Message.ShouldContain("it");
            await hub.RaiseAsync("Go", "first");
            await hub.ShouldCompleteAsync("first");
        });

    [Fact]
    public Task Start_AfterOneOfThatIdEnded_ReplacesIt() => Scenario
        .With(tasks => tasks.Orchestrator<int, int>("It", (_, number) => Task.FromResult(number)))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It", 1);
            await hub.StartAsync("It", 2);
            await hub.ShouldCompleteAsync(2);
        });

    [Fact]
    public Task DedupeStatuses_Listed_RefuseTheStart() => Scenario
        .With(tasks => tasks.Orchestrator<int, int>("It", (_, number) => number < 0 ? throw new ArgumentException("negative") : Task.FromResult(number)))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It", 1);
            await Should.ThrowAsync<OrchestrationAlreadyExistsException>(() => hub.StartAsync(
                "It", 2, with: start => start.WithDedupeStatuses(OrchestrationRuntimeStatus.Completed)));
            await hub.ShouldCompleteAsync(1);
            await hub.StartAsync("It", -1, with: start => start.WithDedupeStatuses(OrchestrationRuntimeStatus.Failed));
            await Should.ThrowAsync<OrchestrationAlreadyExistsException>(() => hub.StartAsync(
                "It", 3, with: start => start.WithDedupeStatuses(OrchestrationRuntimeStatus.Failed)));
            await hub.ShouldFailAsync();
        });

    [Fact]
    public Task DedupeStatuses_Empty_ReplaceEvenOneThatRuns() => Scenario
        .With(tasks => tasks.Orchestrator<string, string>("It", async (context, name) =>
        {
            await context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);
            return name + await context.WaitForExternalEvent<string>("Go");
        }))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It", "first");
            await hub.RaiseAsync("Go", "for the first");
            await hub.AdvanceAsync(TimeSpan.FromMinutes(30));
            await hub.StartAsync("It", "second ", with: start => start.WithDedupeStatuses());
            await hub.AdvanceAsync(TimeSpan.FromMinutes(45));
            await hub.RaiseAsync("Go", "for the second");
            await hub.ShouldBeAsync(OrchestrationRuntimeStatus.Running);
            await hub.AdvanceAsync(TimeSpan.FromMinutes(15));
            await hub.ShouldCompleteAsync("second for the second");
        });

    [Fact]
    public Task DedupeStatuses_WithTerminatedButNotTheRunningOnes_AreRefused() => Scenario
        .With(tasks => tasks.Orchestrator<string>("It", _ => Task.FromResult("done")))
        .RunAsync(async hub =>
        {
            await Should.ThrowAsync<ArgumentException>(() => hub.StartAsync("It", with: start => start.WithDedupeStatuses(
                OrchestrationRuntimeStatus.Pending, OrchestrationRuntimeStatus.Terminated)));
            await hub.StartAsync("It", with: start => start.WithDedupeStatuses([.. StartOrchestrationOptionsExtensions.ValidDedupeStatuses]));
            await hub.ShouldCompleteAsync("done");
        });

    [Fact]
    public Task DedupeStatuses_WithANameThatIsNone_IsRefusedByName() => Scenario
        .With(tasks => tasks.Orchestrator<string>("It", _ => Task.FromResult("done")))
        .RunAsync(async hub =>
        {
            ArgumentException refused = await Should.ThrowAsync<ArgumentException>(() => hub.StartAsync(
                "It", with: start => start with { DedupeStatuses = ["Completed", "Finished"] }));
            refused.Message.ShouldContain("Finished");
        });

    [Fact]
    public Task Starts_RacingForOneId_HaveOneWinner() => Scenario
        .With(tasks => tasks
            .Orchestrator<string>("It", async context =>
            {
                await context.CallActivityAsync("Echo", "once");
                return await context.WaitForExternalEvent<string>("Go");
            })
            .Echo())
        .RunAsync(async hub =>
        {
            int refused = 0;
            await hub.DoAsync(client => Task.WhenAll(Enumerable.Range(0, 20).Select(async _ =>
            {
                try
                {
                    await client.ScheduleNewOrchestrationInstanceAsync("It", null, new StartOrchestrationOptions("it"));
                }
                catch (OrchestrationAlreadyExistsException)
                {
                    Interlocked.Increment(ref refused);
                }
            })));
            refused.ShouldBe(19);
            hub.Effects.Count.ShouldBe(1);
        });

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

    private static void Family(TaskSet tasks) => tasks
        .Orchestrator<string>("Outer", context => context.CallSubOrchestratorAsync<string>("Middle", new SubOrchestrationOptions(instanceId: $"{context.InstanceId}-child")))
        .Orchestrator<string>("Middle", context => context.CallSubOrchestratorAsync<string>("Inner", new SubOrchestrationOptions(instanceId: $"{context.InstanceId}-child")))
        .Orchestrator<string>("Inner", context => context.WaitForExternalEvent<string>("Go"));
}
