using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Embedded.DurableTask.Tests.Conformance;

public sealed class ActivityCases
{
    internal enum Urgency
    {
        Routine,
        Urgent,
    }

    internal sealed record Need(string Service, decimal Hours, DateOnly From, Urgency Urgency, IReadOnlyList<string> Evidence, Need? Previous);

    [Fact]
    public Task Sequence_ThreeActivities_EachTakesTheLastOnesResult() => Scenario
        .With(tasks => tasks
            .Orchestrator<int, int>("It", async (context, number) =>
            {
                number = await context.CallActivityAsync<int>("Double", number);
                number = await context.CallActivityAsync<int>("AddOne", number);
                return await context.CallActivityAsync<int>("Double", number);
            })
            .Activity<int, int>("Double", number => number * 2)
            .Activity<int, int>("AddOne", number => number + 1))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It", 5);
            await hub.ShouldCompleteAsync(22);
            hub.Effects.ShouldBe(["it: Double(5)", "it: AddOne(10)", "it: Double(11)"]);
        });

    [Fact]
    public Task Input_NestedRecord_ComesBackEqual() => Scenario
        .With(tasks => tasks
            .Orchestrator<Need, Need>("It", async (context, need) => await context.CallActivityAsync<Need>("Echo", need with { Previous = need }))
            .Activity<Need, Need>("Echo", need => need))
        .RunAsync(async hub =>
        {
            Need need = new("Home care", 3.25m, new DateOnly(2026, 2, 28), Urgency.Urgent, ["plan", "consent: \"ü, 雪\""], null);
            await hub.StartAsync("It", need);
            Need? found = (await hub.ReadAsync()).ReadOutputAs<Need>();
            found.ShouldNotBeNull().Previous.ShouldNotBeNull().Evidence.ShouldBe(need.Evidence);
            found.Hours.ShouldBe(3.25m);
            found.From.ShouldBe(need.From);
            found.Urgency.ShouldBe(Urgency.Urgent);
        });

    [Fact]
    public Task Input_TupleWithFields_ComesBackEqual() => Scenario
        .With(tasks => tasks
            .Orchestrator<(int Count, string Name)>("It", async context =>
                await context.CallActivityAsync<(int Count, string Name)>("Grow", (Count: 1, Name: "a")))
            .Activity<(int Count, string Name), (int Count, string Name)>("Grow", pair => (pair.Count + 1, pair.Name + "b")))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It");
            await hub.ShouldCompleteAsync((2, "ab"));
        });

    [Fact]
    public Task Input_None_GivesTheActivityItsDefault() => Scenario
        .With(tasks => tasks
            .Orchestrator<string>("It", async context =>
            {
                await context.CallActivityAsync("Nothing");
                return await context.CallActivityAsync<string>("Number");
            })
            .Activity<string?, string?>("Nothing", text => text)
            .Activity<int, string>("Number", number => $"{number}"))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It");
            await hub.ShouldCompleteAsync("0");
        });

    [Fact]
    public Task Context_OfAnActivity_NamesItAndItsOrchestration() => Scenario
        .With(tasks => tasks
            .Orchestrator<string>("It", context => context.CallActivityAsync<string>("Who"))
            .Activity<string?, string>("Who", (context, _) => Task.FromResult($"{context.Name} of {context.InstanceId}")))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It");
            await hub.ShouldCompleteAsync("Who of it");
        });

    [Fact]
    public Task Name_InOtherCase_FindsTheActivity() => Scenario
        .With(tasks => tasks
            .Orchestrator<string>("It", context => context.CallActivityAsync<string>("eCHO", "found"))
            .Echo())
        .RunAsync(async hub =>
        {
            await hub.StartAsync("iT");
            await hub.ShouldCompleteAsync("found");
        });

    [Fact]
    public Task Failure_NotCaught_FailsTheInstanceWithBothFailuresNested() => Scenario
        .With(tasks => tasks
            .Orchestrator<string>("It", context => context.CallActivityAsync<string>("Break"))
            .Activity<string?, string>("Break", _ => throw new InvalidOperationException("no bed left", new TimeoutException("too late"))))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It");
            TaskFailureDetails failure = await hub.ShouldFailAsync();
            failure.IsCausedBy<TaskFailedException>().ShouldBeTrue();
            failure.ErrorMessage.ShouldContain("Break");
            TaskFailureDetails cause = failure.InnerFailure.ShouldNotBeNull();
            cause.ErrorType.ShouldBe("System.InvalidOperationException");
            cause.ErrorMessage.ShouldBe("no bed left");
            cause.StackTrace.ShouldNotBeNull().ShouldContain(nameof(ActivityCases));
            cause.InnerFailure.ShouldNotBeNull().IsCausedBy<TimeoutException>().ShouldBeTrue();
        });

    [Fact]
    public Task Failure_Caught_LetsTheOrchestratorCompensate() => Scenario
        .With(tasks => tasks
            .Orchestrator<string>("It", async context =>
            {
                try
                {
                    await context.CallActivityAsync<string>("Break", "x");
                    return "not reached";
                }
                catch (TaskFailedException failed) when (failed.FailureDetails.IsCausedBy<ArgumentException>())
                {
                    return $"{failed.TaskName} #{failed.TaskId}: {await context.CallActivityAsync<string>("Echo", failed.FailureDetails.ErrorMessage)}";
                }
            })
            .Activity<string?, string>("Break", _ => throw new ArgumentOutOfRangeException(null, "hours over the limit"))
            .Echo())
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It");
            await hub.ShouldCompleteAsync("Break #0: hours over the limit");
        });

    [Fact]
    public Task Failure_CaughtAndThrownAsAnother_NestsTheFirst() => Scenario
        .With(tasks => tasks
            .Orchestrator<string>("It", async context =>
            {
                try
                {
                    return await context.CallActivityAsync<string>("Break");
                }
                catch (TaskFailedException failed)
                {
                    throw new InvalidOperationException("award refused", failed);
                }
            })
            .Activity<string?, string>("Break", _ => throw new TimeoutException("finance is away")))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It");
            TaskFailureDetails failure = await hub.ShouldFailAsync();
            failure.ErrorMessage.ShouldBe("award refused");
            failure.InnerFailure.ShouldNotBeNull().IsCausedBy<TaskFailedException>().ShouldBeTrue();
            failure.InnerFailure.InnerFailure.ShouldNotBeNull().ErrorMessage.ShouldBe("finance is away");
        });

    [Fact]
    public Task Name_NotRegistered_FailsTheTaskAndSaysSo() => Scenario
        .With(tasks => tasks.Orchestrator<string>("It", async context =>
        {
            try
            {
                return await context.CallActivityAsync<string>("Nowhere");
            }
            catch (TaskFailedException failed)
            {
                return $"{failed.FailureDetails.ErrorType}: {failed.FailureDetails.ErrorMessage}";
            }
        }))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It");
            string? said = (await hub.ReadAsync()).ReadOutputAs<string>();
            said.ShouldNotBeNull().ShouldStartWith("ActivityTaskNotFound");
            said.ShouldContain("Nowhere");
        });

    [Fact]
    public Task Result_OfAnotherType_FailsTheInstance() => Scenario
        .With(tasks => tasks
            .Orchestrator<int>("It", context => context.CallActivityAsync<int>("Echo", "not a number"))
            .Echo())
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It");
            (await hub.ShouldFailAsync()).ErrorType.ShouldContain("Json");
        });

    [Fact]
    public Task Input_ThatCannotBeConverted_FailsTheInstanceWithTheReason() => Scenario
        .With(tasks => tasks
            .Orchestrator<string>("It", async context =>
            {
                Circle circle = new();
                circle.Next = circle;
                return await context.CallActivityAsync<string>("Echo", circle);
            })
            .Echo())
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It");
            (await hub.ShouldFailAsync()).ErrorMessage.ShouldContain("cycle");
            hub.Effects.ShouldBeEmpty();
        });

    [Fact]
    public Task Output_ThatCannotBeConverted_FailsTheTask() => Scenario
        .With(tasks => tasks
            .Orchestrator<string>("It", async context =>
            {
                try
                {
                    await context.CallActivityAsync("Circle");
                    return "not reached";
                }
                catch (TaskFailedException failed)
                {
                    return failed.FailureDetails.ErrorMessage.Contains("cycle", StringComparison.Ordinal) ? "refused" : failed.FailureDetails.ErrorMessage;
                }
            })
            .Activity<string?, Circle>("Circle", _ =>
            {
                Circle circle = new();
                circle.Next = circle;
                return circle;
            }))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It");
            await hub.ShouldCompleteAsync("refused");
        });

    [Fact]
    public Task Payload_OfOneMegabyte_GoesInAndOut() => Scenario
        .With(tasks => tasks
            .Orchestrator<string, int>("It", async (context, text) => (await context.CallActivityAsync<string>("Echo", text + text)).Length)
            .Echo())
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It", new string('x', 1_000_000));
            await hub.ShouldCompleteAsync(2_000_000);
            (await hub.ReadAsync()).SerializedInput.ShouldNotBeNull().Length.ShouldBe(1_000_002);
        });

    [Fact]
    public Task Payload_Hostile_IsOnlyData() => Scenario
        .With(tasks => tasks
            .Orchestrator<string, string>("It", (context, text) => context.CallActivityAsync<string>("Echo", text))
            .Echo())
        .RunAsync(async hub =>
        {
            const string Hostile = "'; DROP TABLE instances; -- \0 \u2028 \"{}\" </script>";
            await hub.StartAsync("It", Hostile, id: "it'; --%_[]");
            await hub.ShouldCompleteAsync(Hostile, "it'; --%_[]");
        });

    [Fact]
    public Task Version_GivenInTheOptions_ChoosesTheActivity() => Scenario
        .With(tasks => tasks
            .Orchestrator<string>("It", async context =>
                await context.CallActivityAsync<string>("Rate", new TaskOptions { Version = new TaskVersion("2.0") })
                + await context.CallActivityAsync<string>("Rate", new TaskOptions { Version = new TaskVersion("9.0") }))
            .Activity<string?, string>("Rate", "2.0", (context, _) => Task.FromResult($"new {context.Version};"))
            .Activity<string?, string>("Rate", _ => "plain;"))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It");
            await hub.ShouldCompleteAsync("new 2.0;plain;");
        });

    [Fact]
    public Task Throw_BeforeAnyAwait_FailsTheInstance() => Scenario
        .With(tasks => tasks.Orchestrator<string>("It", _ => throw new NotSupportedException("never")))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It");
            TaskFailureDetails failure = await hub.ShouldFailAsync();
            failure.IsCausedBy<NotSupportedException>().ShouldBeTrue();
            failure.InnerFailure.ShouldBeNull();
        });

    [Fact]
    public Task Return_WithoutAnyAwait_Completes() => Scenario
        .With(tasks => tasks.Orchestrator<int, int>("It", (_, number) => Task.FromResult(number + 1)))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It", 1);
            await hub.ShouldCompleteAsync(2);
        });

    [Fact]
    public Task Orchestrator_NotRegistered_FailsTheInstanceAndSaysSo() => Scenario
        .With(tasks => tasks.Echo())
        .RunAsync(async hub =>
        {
            await hub.StartAsync("Nowhere");
            TaskFailureDetails failure = await hub.ShouldFailAsync();
            failure.ErrorType.ShouldBe("OrchestratorTaskNotFound");
            failure.ErrorMessage.ShouldContain("Nowhere");
        });

    [Fact]
    public Task Input_OfTheWrongType_FailsTheInstance() => Scenario
        .With(tasks => tasks.Orchestrator<int, int>("It", (_, number) => Task.FromResult(number)))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It", "seven");
            (await hub.ShouldFailAsync()).ErrorType.ShouldContain("Json");
        });

    [Fact]
    public Task GetInput_AsAnotherShape_ReadsTheSameText() => Scenario
        .With(tasks => tasks.Orchestrator<Dictionary<string, int>, int>("It", (context, pairs) =>
            Task.FromResult(pairs["Hours"] + context.GetInput<Dictionary<string, int>>()!["Hours"])))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It", new { Hours = 4 });
            await hub.ShouldCompleteAsync(8);
        });

    [Fact]
    public Task Output_ThatCannotBeConverted_FailsTheInstance() => Scenario
        .With(tasks => tasks.Orchestrator<Circle>("It", _ =>
        {
            Circle circle = new();
            circle.Next = circle;
            return Task.FromResult(circle);
        }))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It");
            await hub.ShouldBeAsync(OrchestrationRuntimeStatus.Failed);
        });

    internal sealed class Circle
    {
        public Circle? Next { get; set; }
    }
}
