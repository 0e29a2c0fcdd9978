using System.Globalization;
using Microsoft.DurableTask;

namespace Embedded.DurableTask.Tests.Conformance;

public sealed class RetryCases
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public Task Policy_ThirdAttemptSucceeds_WaitsTheIntervalEachTime() => Scenario
        .With(Flaky(failures: 2, new RetryPolicy(5, Minute)))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It");
            hub.Effects.Count.ShouldBe(1);
            await hub.AdvanceAsync(TimeSpan.FromSeconds(59));
            hub.Effects.Count.ShouldBe(1);
            await hub.AdvanceAsync(TimeSpan.FromSeconds(1));
            hub.Effects.Count.ShouldBe(2);
            await hub.AdvanceAsync(Minute);
            await hub.ShouldCompleteAsync("09:02:00 after 3");
        });

    [Fact]
    public Task Policy_WithBackoff_DoublesTheWait() => Scenario
        .With(Flaky(failures: 3, new RetryPolicy(5, Minute, backoffCoefficient: 2)))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It");
            await hub.AdvanceAsync(TimeSpan.FromHours(1));
            await hub.ShouldCompleteAsync("09:07:00 after 4");
        });

    [Fact]
    public Task Policy_WithLongestWait_StopsGrowingThere() => Scenario
        .With(Flaky(failures: 4, new RetryPolicy(9, Minute, backoffCoefficient: 10, maxRetryInterval: TimeSpan.FromMinutes(3))))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It");
            await hub.AdvanceAsync(TimeSpan.FromHours(1));
            await hub.ShouldCompleteAsync("09:10:00 after 5");
        });

    [Fact]
    public Task Policy_WithTimeout_StopsWhenItHasPassed() => Scenario
        .With(Flaky(failures: 100, new RetryPolicy(100, Minute, retryTimeout: TimeSpan.FromMinutes(5))))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It");
            await hub.AdvanceAsync(TimeSpan.FromHours(3));
            await hub.ShouldFailAsync();
            hub.Effects.Count.ShouldBeInRange(5, 6);
        });

    [Fact]
    public Task Policy_AttemptsUsedUp_ThrowsTheLastFailure() => Scenario
        .With(Flaky(failures: 100, new RetryPolicy(3, Minute)))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It");
            await hub.AdvanceAsync(TimeSpan.FromHours(1));
            TaskFailureDetails failure = await hub.ShouldFailAsync();
            failure.InnerFailure.ShouldNotBeNull().ErrorMessage.ShouldBe("attempt 3");
            hub.Effects.Count.ShouldBe(3);
        });

    [Fact]
    public Task Policy_OneAttempt_DoesNotRetry() => Scenario
        .With(Flaky(failures: 1, new RetryPolicy(1, Minute)))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It");
            await hub.ShouldFailAsync();
            hub.Effects.Count.ShouldBe(1);
        });

    [Fact]
    public Task HandleFailure_Refusing_StopsAtOnce() => Scenario
        .With(Flaky(failures: 100, new RetryPolicy(10, Minute)
        {
            HandleFailure = failure => failure.IsCausedBy<TimeoutException>() && failure.ErrorMessage != "attempt 2",
        }))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It");
            await hub.AdvanceAsync(TimeSpan.FromHours(1));
            (await hub.ShouldFailAsync()).InnerFailure.ShouldNotBeNull().ErrorMessage.ShouldBe("attempt 2");
            hub.Effects.Count.ShouldBe(2);
        });

    [Fact]
    public Task Handler_DecidingByAttempt_RetriesAtOnce() => Scenario
        .With(Flaky(failures: 100, TaskOptions.FromRetryHandler(retry => retry.LastAttemptNumber < 4 && retry.LastFailure.IsCausedBy<TimeoutException>())))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It");
            (await hub.ShouldFailAsync()).InnerFailure.ShouldNotBeNull().ErrorMessage.ShouldBe("attempt 4");
            hub.Effects.Count.ShouldBe(4);
        });

    [Fact]
    public Task AsyncHandler_WaitingOnATimer_RetriesAfterIt() => Scenario
        .With(Flaky(failures: 2, TaskOptions.FromRetryHandler(async retry =>
        {
            await retry.OrchestrationContext.CreateTimer(TimeSpan.FromMinutes(10 * retry.LastAttemptNumber), CancellationToken.None);
            return retry.TotalRetryTime < TimeSpan.FromHours(1);
        })))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It");
            await hub.AdvanceAsync(TimeSpan.FromHours(1));
            await hub.ShouldCompleteAsync("09:30:00 after 3");
        });

    [Fact]
    public Task SubOrchestration_WithPolicy_IsCalledAgain() => Scenario
        .With(tasks =>
        {
            Flaky(failures: 2, new TaskOptions())(tasks);
            tasks.Orchestrator<string>("Outer", context =>
                context.CallSubOrchestratorAsync<string>("It", TaskOptions.FromRetryPolicy(new RetryPolicy(3, Minute))));
        })
        .RunAsync(async hub =>
        {
            await hub.StartAsync("Outer");
            await hub.AdvanceAsync(TimeSpan.FromHours(1));
            await hub.ShouldCompleteAsync("09:02:00 after 3");
        });

    [Fact]
    public Task Policies_OfParallelCalls_WaitIndependently() => Scenario
        .With(tasks =>
        {
            int[] runs = new int[3];
            tasks
                .Orchestrator<string>("It", async context =>
                {
                    int[] all = await Task.WhenAll(Enumerable.Range(0, 3).Select(which => context.CallActivityAsync<int>(
                        "Flaky", which, TaskOptions.FromRetryPolicy(new RetryPolicy(5, TimeSpan.FromMinutes(which + 1))))));
                    return string.Create(CultureInfo.InvariantCulture, $"{string.Join(',', all)} {context.CurrentUtcDateTime:HH:mm}");
                })
                .Activity<int, int>("Flaky", which => Interlocked.Increment(ref runs[which]) > which ? runs[which] : throw new TimeoutException());
        })
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It");
            await hub.AdvanceAsync(TimeSpan.FromHours(1));
            await hub.ShouldCompleteAsync("1,2,3 09:06");
        });

    private static Action<TaskSet> Flaky(int failures, RetryPolicy policy) => Flaky(failures, TaskOptions.FromRetryPolicy(policy));

    private static Action<TaskSet> Flaky(int failures, TaskOptions options) => tasks =>
    {
        int runs = 0;
        tasks
            .Orchestrator<string>("It", async context =>
            {
                int count = await context.CallActivityAsync<int>("Flaky", options);
                return string.Create(CultureInfo.InvariantCulture, $"{context.CurrentUtcDateTime:HH:mm:ss} after {count}");
            })
            .Activity<string?, int>("Flaky", _ => ++runs > failures ? runs : throw new TimeoutException($"attempt {runs}"));
    };
}
