using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace Embedded.DurableTask.Tests.Conformance;

public sealed class ContextCases
{
    [Fact]
    public Task CustomStatus_SetTwice_ShowsTheLast() => Scenario
        .With(tasks => tasks.Orchestrator<string>("It", async context =>
        {
            context.SetCustomStatus("first");
            context.SetCustomStatus(new { Step = "waiting", Until = new DateTime(2026, 4, 1, 0, 0, 0, DateTimeKind.Utc) });
            await context.WaitForExternalEvent<string>("Go");
            context.SetCustomStatus("gone");
            return "done";
        }))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It");
            (await hub.ReadAsync()).SerializedCustomStatus.ShouldBe("{\"Step\":\"waiting\",\"Until\":\"2026-04-01T00:00:00Z\"}");
            await hub.RaiseAsync("Go", "x");
            (await hub.ReadAsync()).ReadCustomStatusAs<string>().ShouldBe("gone");
        });

    [Fact]
    public Task CustomStatus_SetToNull_IsCleared() => Scenario
        .With(tasks => tasks.Orchestrator<string>("It", async context =>
        {
            context.SetCustomStatus("here");
            await context.WaitForExternalEvent<string>("Go");
            context.SetCustomStatus(null);
            return "done";
        }))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It");
            (await hub.ReadAsync()).ReadCustomStatusAs<string>().ShouldBe("here");
            await hub.RaiseAsync("Go", "x");
            (await hub.ReadAsync()).SerializedCustomStatus.ShouldBeNull();
        });

    [Fact]
    public Task ReplaySafeLogger_OverManySteps_WritesEachLineOnce() => Scenario
        .With(tasks => tasks
            .Orchestrator<string>("It", async context =>
            {
                ILogger log = context.CreateReplaySafeLogger("Care");
                for (int step = 0; step < 4; step++)
                {
                    log.LogInformation("before {Step}", step);
                    await context.CallActivityAsync("Echo", $"{step}");
                    log.LogInformation("after {Step}", step);
                }

                return "done";
            })
            .Echo())
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It");
            await hub.ShouldCompleteAsync("done");
            hub.Logs.Of("Care").ShouldBe(["before 0", "after 0", "before 1", "after 1", "before 2", "after 2", "before 3", "after 3"]);
        });

    [Fact]
    public Task ReplaySafeLogger_ByType_UsesTheTypesName() => Scenario
        .With(tasks => tasks.Orchestrator<string>("It", context =>
        {
            context.CreateReplaySafeLogger<ContextCases>().LogInformation("generic");
            Type type = typeof(ContextCases);
            context.CreateReplaySafeLogger(type).LogInformation("type");
            return Task.FromResult("done");
        }))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It");
            hub.Logs.Of("Embedded.DurableTask.Tests.Conformance.ContextCases").ShouldBe(["generic", "type"]);
        });

    [Fact]
    public Task IsReplaying_InNewCode_IsFalse() => Scenario
        .With(tasks => tasks
            .Orchestrator<string>("It", async context =>
            {
                await context.CallActivityAsync("Echo", "a");
                await context.CallActivityAsync("Echo", "b");
                return $"{context.IsReplaying}";
            })
            .Echo())
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It");
            await hub.ShouldCompleteAsync("False");
        });

    [Fact]
    public Task NewGuid_OverReplays_GivesTheSameAndNeverTwice() => Scenario
        .With(tasks => tasks
            .Orchestrator<string>("It", async context =>
            {
                List<Guid> ids = [];
                for (int step = 0; step < 5; step++)
                {
                    Guid id = context.NewGuid();
                    ids.Add(id);
                    ids.Add(context.NewGuid());
                    await context.CallActivityAsync("Echo", $"{id}");
                }

                return $"{ids.Distinct().Count()} {ids.Contains(Guid.Empty)} {string.Join(',', ids)}";
            })
            .Echo())
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It");
            string? output = (await hub.ReadAsync()).ReadOutputAs<string>();
            output.ShouldNotBeNull().ShouldStartWith("10 False ");
            hub.Effects.Count.ShouldBe(5);
        });

    [Fact]
    public Task NewGuid_InTwoInstances_Differs() => Scenario
        .With(tasks => tasks.Orchestrator<Guid>("It", context => Task.FromResult(context.NewGuid())))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It", id: "one");
            await hub.StartAsync("It", id: "two");
            (await hub.ReadAsync("one")).SerializedOutput.ShouldNotBe((await hub.ReadAsync("two")).SerializedOutput);
        });

    [Fact]
    public Task Tags_OfTheStart_CanBeRead() => Scenario
        .With(tasks => tasks.Orchestrator<string>("It", _ => Task.FromResult("done")))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It", with: start => start with { Tags = new Dictionary<string, string> { ["council"] = "Croydon", ["wärd"] = "ü" } });
            IReadOnlyDictionary<string, string> tags = (await hub.ReadAsync()).Tags;
            tags.Count.ShouldBe(2);
            tags["council"].ShouldBe("Croydon");
            tags["wärd"].ShouldBe("ü");
        });

    [Fact]
    public Task Version_OfTheStart_IsComparedNumberByNumber() => Scenario
        .With(tasks => tasks.Orchestrator<string>("It", context => Task.FromResult(
            $"{context.Version} {Math.Sign(context.CompareVersionTo("1.9"))} {Math.Sign(context.CompareVersionTo("1.10"))} {Math.Sign(context.CompareVersionTo("2"))}")))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It", with: start => start with { Version = new TaskVersion("1.10") });
            await hub.ShouldCompleteAsync("1.10 1 0 -1");
        });

    [Fact]
    public Task Version_NotGiven_IsTheHubsDefault() => Scenario
        .With(tasks => tasks.Orchestrator<string>("It", context => Task.FromResult(context.Version)))
        .On(options => options with { DefaultVersion = "3.1" })
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It");
            await hub.ShouldCompleteAsync("3.1");
        });

    [Fact]
    public Task Versions_OfOneOrchestrator_RunSideBySide() => Scenario
        .With(tasks => tasks
            .Orchestrator<string?, string>("It", "1", async (context, _) => "old " + await context.WaitForExternalEvent<string>("Go"))
            .Orchestrator<string?, string>("It", "2", async (context, _) => "new " + await context.WaitForExternalEvent<string>("Go")))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It", id: "one", with: start => start with { Version = new TaskVersion("1") });
            await hub.StartAsync("It", id: "two", with: start => start with { Version = new TaskVersion("2") });
            await hub.RaiseAsync("Go", "x", "one");
            await hub.RaiseAsync("Go", "x", "two");
            await hub.ShouldCompleteAsync("old x", "one");
            await hub.ShouldCompleteAsync("new x", "two");
        });

    [Fact]
    public Task Version_OfASubOrchestration_CanBeGiven() => Scenario
        .With(tasks => tasks
            .Orchestrator<string>("Outer", context => context.CallSubOrchestratorAsync<string>(
                "Inner", new SubOrchestrationOptions(instanceId: "inner") { Version = new TaskVersion("2.5") }))
            .Orchestrator<string>("Inner", context => Task.FromResult(context.Version)))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("Outer");
            await hub.ShouldCompleteAsync("2.5");
        });

    [Fact]
    public Task Code_ForANewerVersion_BranchesByIt() => Scenario
        .With(tasks => tasks
            .Orchestrator<string>("It", async context =>
            {
                string all = await context.CallActivityAsync<string>("Echo", "a");
                if (context.CompareVersionTo("2") >= 0)
                {
                    all += await context.CallActivityAsync<string>("Echo", "b");
                }

                return all + await context.CallActivityAsync<string>("Echo", "c");
            })
            .Echo())
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It", id: "old", with: start => start with { Version = new TaskVersion("1.9") });
            await hub.StartAsync("It", id: "new", with: start => start with { Version = new TaskVersion("2.0") });
            await hub.ShouldCompleteAsync("ac", "old");
            await hub.ShouldCompleteAsync("abc", "new");
        });

    [Fact]
    public Task Name_AndInstanceId_AreThoseOfTheStart() => Scenario
        .With(tasks => tasks.Orchestrator<string>("It", context => Task.FromResult($"{context.Name} {context.InstanceId} {context.Parent is null}")))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It", id: "care-42");
            await hub.ShouldCompleteAsync("It care-42 True", "care-42");
        });

    [Fact]
    public Task Status_BeforeDuringAndAfter_IsToldApart() => Scenario
        .With(tasks => tasks.Orchestrator<string>("It", context => context.WaitForExternalEvent<string>("Go")))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It", with: start => start with { StartAt = hub.Now.AddHours(1) });
            await hub.ShouldBeAsync(OrchestrationRuntimeStatus.Pending);
            await hub.AdvanceAsync(TimeSpan.FromHours(1));
            OrchestrationMetadata running = await hub.ReadAsync();
            running.IsRunning.ShouldBeTrue();
            running.IsCompleted.ShouldBeFalse();
            await hub.RaiseAsync("Go", "x");
            OrchestrationMetadata done = await hub.ReadAsync();
            done.IsCompleted.ShouldBeTrue();
            done.LastUpdatedAt.ShouldBe(done.CreatedAt.AddHours(1));
        });
}
