using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Embedded.DurableTask.Tests.Conformance;

public sealed class ContinueAsNewCases
{
    [Fact]
    public Task NewInput_IsTheNextGenerationsInput() => Scenario
        .With(tasks => tasks
            .Orchestrator<int, int>("It", async (context, round) =>
            {
                await context.CallActivityAsync("Note", round);
                if (round < 5)
                {
                    context.ContinueAsNew(round + 1);
                }

                return round;
            })
            .Activity<int, int>("Note", round => round))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It", 1);
            await hub.ShouldCompleteAsync(5);
            hub.Effects.ShouldBe(Enumerable.Range(1, 5).Select(round => $"it: Note({round})"));
        });

    [Fact]
    public Task History_OfTheNextGeneration_BeginsAnew() => Scenario
        .With(tasks => tasks.Orchestrator<int, int>("It", async (context, round) =>
        {
            await context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);
            if (round < 20)
            {
                context.ContinueAsNew(round + 1);
            }

            return round;
        }))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It", 0);
            await hub.AdvanceAsync(TimeSpan.FromDays(1));
            await hub.ShouldCompleteAsync(20);
            (await hub.Client.GetOrchestrationHistoryAsync("it")).Count.ShouldBeLessThan(12);
        });

    [Fact]
    public Task Events_NotTaken_GoToTheNextGeneration() => Scenario
        .With(tasks => Collector(tasks, preserve: true))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It", string.Empty);
            await hub.RaiseAsync("Letter", "a");
            await hub.RaiseAsync("Letter", "b");
            await hub.RaiseAsync("Letter", "c");
            await hub.RaiseAsync("Go", 0);
            await hub.ShouldCompleteAsync("abc");
        });

    [Fact]
    public Task Events_NotPreserved_AreDropped() => Scenario
        .With(tasks => Collector(tasks, preserve: false))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It", string.Empty);
            await hub.RaiseAsync("Letter", "a");
            await hub.RaiseAsync("Letter", "b");
            await hub.RaiseAsync("Go", 0);
            await hub.RaiseAsync("Letter", "c");
            await hub.RaiseAsync("Letter", "d");
            await hub.RaiseAsync("Go", 0);
            await hub.RaiseAsync("Letter", "e");
            await hub.RaiseAsync("Go", 0);
            await hub.ShouldCompleteAsync("ace");
        });

    [Fact]
    public Task NewVersion_IsTheNextGenerationsVersion() => Scenario
        .With(tasks => tasks.Orchestrator<string, string>("It", (context, past) =>
        {
            string so = $"{past}[{context.Version}]";
            if (context.CompareVersionTo("1.2") < 0)
            {
                context.ContinueAsNew(new ContinueAsNewOptions { NewInput = so, NewVersion = "1.10" });
            }

            return Task.FromResult(so);
        }))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It", string.Empty, with: start => start with { Version = new TaskVersion("1.1") });
            await hub.ShouldCompleteAsync("[1.1][1.10]");
        });

    [Fact]
    public Task Eternal_OverAHundredGenerations_StaysOneInstance() => Scenario
        .With(tasks => tasks.Orchestrator<int, int>("It", async (context, day) =>
        {
            context.SetCustomStatus($"day {day}");
            await context.CreateTimer(TimeSpan.FromDays(1), CancellationToken.None);
            context.ContinueAsNew(day + 1);
            return day;
        }))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It", 0);
            await hub.AdvanceAsync(TimeSpan.FromDays(100));
            OrchestrationMetadata found = await hub.ReadAsync();
            found.RuntimeStatus.ShouldBe(OrchestrationRuntimeStatus.Running);
            found.ReadCustomStatusAs<string>().ShouldBe("day 100");
            found.CreatedAt.ShouldBe(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
            await hub.DoAsync(client => client.TerminateInstanceAsync("it"));
            await hub.AdvanceAsync(TimeSpan.FromDays(3));
            await hub.ShouldBeAsync(OrchestrationRuntimeStatus.Terminated);
        });

    [Fact]
    public Task Timer_OfTheLastGeneration_DoesNotReachTheNext() => Scenario
        .With(tasks => tasks.Orchestrator<int, string>("It", async (context, round) =>
        {
            if (round == 0)
            {
                _ = context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);
                context.ContinueAsNew(1);
                return "again";
            }

            await context.CreateTimer(TimeSpan.FromHours(2), CancellationToken.None);
            return $"{context.CurrentUtcDateTime:HHmm}";
        }))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It", 0);
            await hub.AdvanceAsync(TimeSpan.FromHours(4));
            await hub.ShouldCompleteAsync("1100");
        });

    [Fact]
    public Task Tags_AndParent_ArePassedOn() => Scenario
        .With(tasks => tasks
            .Orchestrator<string>("Outer", context => context.CallSubOrchestratorAsync<string>("It", 0, new SubOrchestrationOptions(instanceId: "inner")))
            .Orchestrator<int, string>("It", (context, round) =>
            {
                if (round < 2)
                {
                    context.ContinueAsNew(round + 1);
                }

                return Task.FromResult($"{round} of {context.Parent?.InstanceId}");
            }))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("Outer", with: start => start with { Tags = new Dictionary<string, string> { ["council"] = "Somerset" } });
            await hub.ShouldCompleteAsync("2 of it");
            (await hub.ReadAsync()).Tags["council"].ShouldBe("Somerset");
        });

    private static void Collector(TaskSet tasks, bool preserve) => tasks.Orchestrator<string, string>("It", async (context, past) =>
    {
        string now = past + await context.WaitForExternalEvent<string>("Letter");
        if (past.Length == 0 || !preserve)
        {
            await context.WaitForExternalEvent<int>("Go");
        }

        if (now.Length < 3)
        {
            context.ContinueAsNew(now, preserve);
        }

        return now;
    });
}
