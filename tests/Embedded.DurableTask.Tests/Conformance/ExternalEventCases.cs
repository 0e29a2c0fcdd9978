using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Embedded.DurableTask.Tests.Conformance;

public sealed class ExternalEventCases
{
    internal sealed record Decision(string By, bool Agreed, decimal? Hours);

    [Fact]
    public Task Event_AfterTheWait_CompletesIt() => Scenario
        .With(tasks => tasks.Orchestrator<Decision>("It", context => context.WaitForExternalEvent<Decision>("Decision")))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It");
            await hub.RaiseAsync("Decision", new Decision("Manager", true, 4.5m));
            await hub.ShouldCompleteAsync(new Decision("Manager", true, 4.5m));
        });

    [Fact]
    public Task Event_BeforeTheWait_IsKeptForIt() => Scenario
        .With(tasks => tasks.Orchestrator<string>("It", async context =>
        {
            await context.CreateTimer(TimeSpan.FromDays(1), CancellationToken.None);
            return await context.WaitForExternalEvent<string>("Early");
        }))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It");
            await hub.RaiseAsync("Early", "bird");
            await hub.ShouldBeAsync(OrchestrationRuntimeStatus.Running);
            await hub.AdvanceAsync(TimeSpan.FromDays(1));
            await hub.ShouldCompleteAsync("bird");
        });

    [Fact]
    public Task Events_OfOneName_AreTakenInTheirOrder() => Scenario
        .With(tasks => tasks.Orchestrator<string>("It", async context =>
        {
            await context.CreateTimer(TimeSpan.FromDays(1), CancellationToken.None);
            string all = string.Empty;
            for (int count = 0; count < 4; count++)
            {
                all += await context.WaitForExternalEvent<string>("Letter");
            }

            return all;
        }))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It");
            await hub.RaiseAsync("Letter", "a");
            await hub.RaiseAsync("Letter", "b");
            await hub.RaiseAsync("Letter", "c");
            await hub.AdvanceAsync(TimeSpan.FromDays(1));
            await hub.RaiseAsync("Letter", "d");
            await hub.ShouldCompleteAsync("abcd");
        });

    [Fact]
    public Task Events_OfOneName_GoToTheOldestWaitFirst() => Scenario
        .With(tasks => tasks.Orchestrator<string>("It", async context =>
        {
            Task<string> first = context.WaitForExternalEvent<string>("Letter");
            Task<string> second = context.WaitForExternalEvent<string>("Letter");
            await Task.WhenAll(first, second);
            return $"{await first}{await second}";
        }))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It");
            await hub.RaiseAsync("Letter", "a");
            await hub.RaiseAsync("Letter", "b");
            await hub.ShouldCompleteAsync("ab");
        });

    [Fact]
    public Task Name_InOtherCase_IsTheSameEvent() => Scenario
        .With(tasks => tasks.Orchestrator<string>("It", async context =>
            await context.WaitForExternalEvent<string>("DECISION") + await context.WaitForExternalEvent<string>("decision")))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It");
            await hub.RaiseAsync("deCISion", "a");
            await hub.RaiseAsync("Decision", "b");
            await hub.ShouldCompleteAsync("ab");
        });

    [Fact]
    public Task Names_Different_DoNotMix() => Scenario
        .With(tasks => tasks.Orchestrator<string>("It", async context =>
            await context.WaitForExternalEvent<string>("A") + await context.WaitForExternalEvent<string>("B")))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It");
            await hub.RaiseAsync("B", "2");
            await hub.RaiseAsync("C", "3");
            await hub.RaiseAsync("A", "1");
            await hub.ShouldCompleteAsync("12");
        });

    [Fact]
    public Task Timeout_PassedFirst_CancelsTheWait() => Scenario
        .With(tasks => tasks.Orchestrator<string>("It", async context =>
        {
            try
            {
                return await context.WaitForExternalEvent<string>("Decision", TimeSpan.FromDays(14));
            }
            catch (TaskCanceledException)
            {
                return $"nobody by {context.CurrentUtcDateTime:MMdd}";
            }
        }))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It");
            await hub.AdvanceAsync(TimeSpan.FromDays(14));
            await hub.ShouldCompleteAsync("nobody by 0316");
        });

    [Fact]
    public Task Timeout_NotPassed_GivesTheEvent() => Scenario
        .With(tasks => tasks.Orchestrator<string>("It", context => context.WaitForExternalEvent<string>("Decision", TimeSpan.FromDays(14))))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It");
            await hub.AdvanceAsync(TimeSpan.FromDays(13.99));
            await hub.RaiseAsync("Decision", "in time");
            await hub.ShouldCompleteAsync("in time");
        });

    [Fact]
    public Task Timeout_NotCaught_FailsTheInstance() => Scenario
        .With(tasks => tasks.Orchestrator<string>("It", context => context.WaitForExternalEvent<string>("Decision", TimeSpan.FromDays(1))))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It");
            await hub.AdvanceAsync(TimeSpan.FromDays(1));
            (await hub.ShouldFailAsync()).IsCausedBy<OperationCanceledException>().ShouldBeTrue();
        });

    [Fact]
    public Task Token_Cancelled_CancelsTheWaitAndLeavesTheEventToTheNext() => Scenario
        .With(tasks => tasks
            .Orchestrator<string>("It", async context =>
            {
                using CancellationTokenSource end = new();
                Task<string> first = context.WaitForExternalEvent<string>("Letter", end.Token);
                await context.CallActivityAsync("Echo", "x");
                end.Cancel();
                Task<string> second = context.WaitForExternalEvent<string>("Letter");
                return $"{await second} {first.IsCanceled}";
            })
            .Echo())
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It");
            await hub.RaiseAsync("Letter", "a");
            await hub.ShouldCompleteAsync("a True");
        });

    [Fact]
    public Task Token_CancelledWithATimeout_CancelsTheWait() => Scenario
        .With(tasks => tasks.Orchestrator<string>("It", async context =>
        {
            using CancellationTokenSource end = new();
            Task<string> decision = context.WaitForExternalEvent<string>("Decision", TimeSpan.FromDays(14), end.Token);
            Task<string> withdrawn = context.WaitForExternalEvent<string>("Withdrawn");
            await Task.WhenAny(decision, withdrawn);
            end.Cancel();
            try
            {
                return await decision;
            }
            catch (OperationCanceledException)
            {
                return await withdrawn;
            }
        }))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It");
            await hub.RaiseAsync("Withdrawn", "gone home");
            await hub.ShouldCompleteAsync("gone home");
        });

    [Fact]
    public Task Payload_None_IsTheTypesDefault() => Scenario
        .With(tasks => tasks.Orchestrator<string>("It", async context =>
            $"{await context.WaitForExternalEvent<int>("A")} {await context.WaitForExternalEvent<string?>("B") ?? "null"}"))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It");
            await hub.RaiseAsync("A", 0);
            await hub.RaiseAsync("B");
            await hub.ShouldCompleteAsync("0 null");
        });

    [Fact]
    public Task Payload_OfTheWrongType_FailsTheWait() => Scenario
        .With(tasks => tasks.Orchestrator<int>("It", context => context.WaitForExternalEvent<int>("A")))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It");
            await hub.RaiseAsync("A", "no number");
            (await hub.ShouldFailAsync()).ErrorType.ShouldContain("Json");
        });

    [Fact]
    public Task Event_ForAnUnknownInstance_IsDropped() => Scenario
        .With(tasks => tasks.Orchestrator<string>("It", context => context.WaitForExternalEvent<string>("A", TimeSpan.FromDays(1))))
        .RunAsync(async hub =>
        {
            await hub.RaiseAsync("A", "too early");
            await hub.StartAsync("It");
            await hub.RaiseAsync("A", "now");
            await hub.ShouldCompleteAsync("now");
        });

    [Fact]
    public Task Event_ForAFinishedInstance_ChangesNothing() => Scenario
        .With(tasks => tasks.Orchestrator<string>("It", _ => Task.FromResult("done")))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It");
            await hub.RaiseAsync("A", "late");
            await hub.ShouldCompleteAsync("done");
        });

    [Fact]
    public Task Event_NeverTaken_DoesNotHoldTheInstance() => Scenario
        .With(tasks => tasks.Orchestrator<string>("It", context => context.WaitForExternalEvent<string>("A")))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It");
            await hub.RaiseAsync("B", "unasked");
            await hub.RaiseAsync("A", "asked");
            await hub.ShouldCompleteAsync("asked");
        });

    [Fact]
    public Task SendEvent_ToAnotherInstance_ReachesItOnce() => Scenario
        .With(tasks => tasks
            .Orchestrator<string>("Sender", async context =>
            {
                context.SendEvent("receiver", "Letter", "a");
                await context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);
                context.SendEvent("receiver", "Letter", "b");
                context.SendEvent("nobody", "Letter", "lost");
                return "sent";
            })
            .Orchestrator<string>("Receiver", async context =>
            {
                string all = string.Empty;
                try
                {
                    while (true)
                    {
                        all += await context.WaitForExternalEvent<string>("Letter", TimeSpan.FromHours(5));
                    }
                }
                catch (TaskCanceledException)
                {
                    return all;
                }
            }))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("Receiver", id: "receiver");
            await hub.StartAsync("Sender", id: "sender");
            await hub.AdvanceAsync(TimeSpan.FromDays(1));
            await hub.ShouldCompleteAsync("sent", "sender");
            await hub.ShouldCompleteAsync("ab", "receiver");
        });

    [Fact]
    public Task SendEvent_ToItself_IsKeptForTheNextWait() => Scenario
        .With(tasks => tasks.Orchestrator<string>("It", context =>
        {
            context.SendEvent(context.InstanceId, "Note", "to self");
            return context.WaitForExternalEvent<string>("Note");
        }))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It");
            await hub.ShouldCompleteAsync("to self");
        });

    [Fact]
    public Task Conversation_BetweenParentAndChild_GoesBothWays() => Scenario
        .With(tasks => tasks
            .Orchestrator<string>("Outer", async context =>
            {
                Task<string> child = context.CallSubOrchestratorAsync<string>("Inner", context.InstanceId, new SubOrchestrationOptions(instanceId: "inner"));
                string question = await context.WaitForExternalEvent<string>("Question");
                context.SendEvent("inner", "Answer", question.Length);
                return await child;
            })
            .Orchestrator<string, string>("Inner", async (context, parent) =>
            {
                context.SendEvent(parent, "Question", "how long?");
                return $"{await context.WaitForExternalEvent<int>("Answer")}";
            }))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("Outer");
            await hub.ShouldCompleteAsync("9");
        });

    [Fact]
    public Task Events_AHundred_AreAllTakenInOrder() => Scenario
        .With(tasks => tasks.Orchestrator<string>("It", async context =>
        {
            List<int> all = [];
            while (all.Count < 100)
            {
                all.Add(await context.WaitForExternalEvent<int>("Number"));
            }

            return $"{all.SequenceEqual(Enumerable.Range(0, 100))}";
        }))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It");
            await hub.DoAsync(async client =>
            {
                for (int number = 0; number < 100; number++)
                {
                    await client.RaiseEventAsync("it", "Number", number);
                }
            });
            await hub.ShouldCompleteAsync("True");
        });
}
