using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Embedded.DurableTask.Tests.Conformance;

/// <summary>Ordinary C# in orchestrators: whatever the language does between durable tasks must survive a replay.</summary>
public sealed class CodeShapeCases
{
    private static readonly AsyncLocal<string?> Ambient = new();

    [Fact]
    public Task Finally_AfterAFailure_RunsItsActivity() => Scenario
        .With(tasks => tasks
            .Orchestrator<string>("It", async context =>
            {
                try
                {
                    await context.CallActivityAsync("Break", "x");
                }
                finally
                {
                    await context.CallActivityAsync("Echo", "release the bed");
                }

                return "not reached";
            })
            .Activity<string, string>("Break", _ => throw new InvalidOperationException("no"))
            .Echo())
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It");
            await hub.ShouldFailAsync();
            hub.Effects.Last().ShouldBe("it: Echo(\"release the bed\")");
        });

    [Fact]
    public Task AsyncLocal_SetInTheOrchestrator_FlowsThroughItsAwaits() => Scenario
        .With(tasks => tasks
            .Orchestrator<string, string>("It", async (context, name) =>
            {
                Ambient.Value = name;
                await context.CallActivityAsync("Echo", "x");
                string seen = Ambient.Value ?? "none";
                await context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);
                return $"{seen} {Ambient.Value ?? "none"}";
            })
            .Echo())
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It", "one", "one");
            await hub.StartAsync("It", "two", "two");
            await hub.AdvanceAsync(TimeSpan.FromHours(1));
            await hub.ShouldCompleteAsync("one one", "one");
            await hub.ShouldCompleteAsync("two two", "two");
        });

    [Fact]
    public Task AsyncMethods_Nested_KeepTheirPlace() => Scenario
        .With(tasks => tasks
            .Orchestrator<string>("It", context => Recurse(context, 6))
            .Echo())
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It");
            await hub.ShouldCompleteAsync("6543210");
        });

    [Fact]
    public Task AsyncEnumerable_OverActivities_IsWalked() => Scenario
        .With(tasks => tasks
            .Orchestrator<string>("It", async context =>
            {
                string all = string.Empty;
                await foreach (string part in PartsAsync(context))
                {
                    all += part;
                }

                return all;
            })
            .Echo())
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It");
            await hub.ShouldCompleteAsync("012");
        });

    [Fact]
    public Task Branches_RunningSideBySide_InterleaveTheSameWay() => Scenario
        .With(tasks => tasks
            .Orchestrator<string>("It", async context =>
            {
                List<string> order = [];
                await Task.WhenAll(BranchAsync(context, "a", 3, order), BranchAsync(context, "b", 2, order));
                return string.Join(',', order);
            }))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It");
            await hub.AdvanceAsync(TimeSpan.FromHours(12));
            await hub.ShouldCompleteAsync("b0,a0,b1,a1,b2,a2");
        });

    [Fact]
    public Task Await_OfFinishedTasks_GoesOnAtOnce() => Scenario
        .With(tasks => tasks
            .Orchestrator<int>("It", async context =>
            {
                await Task.CompletedTask;
                int one = await Task.FromResult(1);
                Task<string> call = context.CallActivityAsync<string>("Echo", "x");
                await call;
                await call;
                return one + (await call).Length;
            })
            .Echo())
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It");
            await hub.ShouldCompleteAsync(2);
        });

    [Fact]
    public Task Source_CompletedWithinTheOrchestrator_MayBeAwaited() => Scenario
        .With(tasks => tasks
            .Orchestrator<string>("It", async context =>
            {
                TaskCompletionSource<string> gate = new();
                Task<string> waiter = WaitThenEcho();
                await context.CallActivityAsync("Echo", "first");
                gate.SetResult("second");
                return await waiter;

                async Task<string> WaitThenEcho() => await context.CallActivityAsync<string>("Echo", await gate.Task);
            })
            .Echo())
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It");
            await hub.ShouldCompleteAsync("second");
            hub.Effects.ShouldBe(["it: Echo(\"first\")", "it: Echo(\"second\")"]);
        });

    [Fact]
    public Task ContinueWith_OnADurableTask_RunsInTheOrchestrator() => Scenario
        .With(tasks => tasks
            .Orchestrator<string>("It", async context =>
            {
                string echoed = await context.CallActivityAsync<string>("Echo", "x")
                    .ContinueWith(done => done.Result + "!", CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Current);
                return echoed + await context.CallActivityAsync<string>("Echo", "y");
            })
            .Echo())
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It");
            await hub.ShouldCompleteAsync("x!y");
        });

    [Fact]
    public Task Task_NotAwaited_DoesNotHoldTheInstance() => Scenario
        .With(tasks => tasks
            .Orchestrator<string>("It", async context =>
            {
                _ = context.CallActivityAsync("Echo", "aside");
                _ = context.CreateTimer(TimeSpan.FromDays(9), CancellationToken.None);
                return await context.WaitForExternalEvent<string>("Go");
            })
            .Echo())
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It");
            await hub.RaiseAsync("Go", "main");
            await hub.ShouldCompleteAsync("main");
            hub.Effects.Count.ShouldBe(1);
        });

    [Fact]
    public Task Task_StartedInTheLastStep_StillRunsOnce() => Scenario
        .With(tasks => tasks
            .Orchestrator<string>("It", context =>
            {
                for (int number = 0; number < 5; number++)
                {
                    _ = context.CallActivityAsync("Echo", $"{number}");
                }

                return Task.FromResult("done");
            })
            .Echo())
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It");
            await hub.ShouldCompleteAsync("done");
            hub.Effects.Count.ShouldBe(5);
        });

    [Fact]
    public Task Saga_ThatFailsHalfWay_UndoesWhatWasDone() => Scenario
        .With(tasks => tasks
            .Orchestrator<string>("It", async context =>
            {
                Stack<string> done = new();
                try
                {
                    foreach (string step in new[] { "bed", "contract", "payment" })
                    {
                        await context.CallActivityAsync("Do", step);
                        done.Push(step);
                    }
                }
                catch (TaskFailedException)
                {
                    foreach (string step in done)
                    {
                        await context.CallActivityAsync("Undo", step);
                    }
                }

                return $"{done.Count}";
            })
            .Activity<string, string>("Do", step => step == "payment" ? throw new InvalidOperationException("refused") : step)
            .Activity<string, string>("Undo", step => step))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It");
            await hub.ShouldCompleteAsync("2");
            hub.Effects.TakeLast(2).ShouldBe(["it: Undo(\"contract\")", "it: Undo(\"bed\")"]);
        });

    [Fact]
    public Task History_OfFiveHundredSteps_IsReplayedRight() => Scenario
        .With(tasks => tasks
            .Orchestrator<int>("It", async context =>
            {
                int sum = 0;
                for (int step = 0; step < 250; step++)
                {
                    sum += await context.CallActivityAsync<int>("Same", step);
                }

                await context.WaitForExternalEvent<string>("Go");
                return sum;
            })
            .Activity<int, int>("Same", number => number))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It");
            await hub.ReopenAsync();
            await hub.RaiseAsync("Go", "x");
            await hub.ShouldCompleteAsync(31_125);
            hub.Effects.Count.ShouldBe(250);
        });

    private static async Task<string> Recurse(TaskOrchestrationContext context, int depth)
    {
        string here = await context.CallActivityAsync<string>("Echo", $"{depth}");
        return depth == 0 ? here : here + await Recurse(context, depth - 1);
    }

    private static async IAsyncEnumerable<string> PartsAsync(TaskOrchestrationContext context)
    {
        for (int part = 0; part < 3; part++)
        {
            yield return await context.CallActivityAsync<string>("Echo", $"{part}");
        }
    }

    private static async Task BranchAsync(TaskOrchestrationContext context, string name, int hours, List<string> order)
    {
        for (int step = 0; step < 3; step++)
        {
            await context.CreateTimer(TimeSpan.FromHours(hours), CancellationToken.None);
            order.Add($"{name}{step}");
        }
    }
}
