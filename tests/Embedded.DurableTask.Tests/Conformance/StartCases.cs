using DurableTask.Core.Exceptions;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Embedded.DurableTask.Tests.Conformance;

public sealed class StartCases
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
}
