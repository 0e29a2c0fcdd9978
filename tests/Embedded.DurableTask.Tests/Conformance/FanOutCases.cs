using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Embedded.DurableTask.Tests.Conformance;

public sealed class FanOutCases
{
    [Fact]
    public Task WhenAll_TenActivities_GivesResultsInOrder() => Scenario
        .With(tasks => tasks
            .Orchestrator<int[]>("It", context => Task.WhenAll(Enumerable.Range(0, 10).Select(number => context.CallActivityAsync<int>("Square", number))))
            .Activity<int, int>("Square", number => number * number))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It");
            (await hub.ReadAsync()).ReadOutputAs<int[]>().ShouldBe([0, 1, 4, 9, 16, 25, 36, 49, 64, 81]);
        });

    [Fact]
    public Task WhenAll_AThousandActivities_Completes() => Scenario
        .With(tasks => tasks
            .Orchestrator<int>("It", async context =>
                (await Task.WhenAll(Enumerable.Range(1, 1000).Select(number => context.CallActivityAsync<int>("Same", number)))).Sum())
            .Activity<int, int>("Same", number => number))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It");
            await hub.ShouldCompleteAsync(500_500);
            hub.Effects.Count.ShouldBe(1000);
        });

    [Fact]
    public Task WhenAll_SomeFail_WaitsForAllAndKeepsTheResults() => Scenario
        .With(tasks => tasks
            .Orchestrator<string>("It", async context =>
            {
                Task<int>[] calls = [.. Enumerable.Range(0, 6).Select(number => context.CallActivityAsync<int>("EvenOnly", number))];
                try
                {
                    await Task.WhenAll(calls);
                }
                catch (TaskFailedException failed)
                {
                    string done = string.Join(',', calls.Where(call => call.IsCompletedSuccessfully).Select(call => call.Result));
                    return $"{done}; {calls.Count(call => call.IsFaulted)} failed, first {failed.FailureDetails.ErrorMessage}";
                }

                return "not reached";
            })
            .Activity<int, int>("EvenOnly", number => number % 2 == 0 ? number : throw new ArgumentException($"odd {number}")))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It");
            await hub.ShouldCompleteAsync("0,2,4; 3 failed, first odd 1");
        });

    [Fact]
    public Task WhenAny_OfAnEventAndAnActivity_GoesOnWithTheFirst() => Scenario
        .With(tasks => tasks
            .Orchestrator<string>("It", async context =>
            {
                Task<string> reply = context.WaitForExternalEvent<string>("Reply");
                Task<string> call = context.CallActivityAsync<string>("Echo", "call");
                Task<string> first = await Task.WhenAny(reply, call);
                return $"{await first} then {await (first == call ? reply : call)}";
            })
            .Echo())
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It");
            await hub.ShouldBeAsync(OrchestrationRuntimeStatus.Running);
            await hub.RaiseAsync("Reply", "reply");
            await hub.ShouldCompleteAsync("call then reply");
        });

    [Fact]
    public Task Fan_InRounds_KeepsItsState() => Scenario
        .With(tasks => tasks
            .Orchestrator<int>("It", async context =>
            {
                int sum = 0;
                for (int round = 1; round <= 5; round++)
                {
                    sum += (await Task.WhenAll(Enumerable.Range(0, round).Select(number => context.CallActivityAsync<int>("Same", number)))).Sum();
                }

                return sum;
            })
            .Activity<int, int>("Same", number => number))
        .RunAsync(async hub =>
        {
            await hub.StartAsync("It");
            await hub.ShouldCompleteAsync(20);
        });

    [Fact]
    public Task Instances_Fifty_RunSideBySide() => Scenario
        .With(tasks => tasks
            .Orchestrator<int, int>("It", async (context, number) =>
                await context.CallActivityAsync<int>("Double", await context.CallActivityAsync<int>("Double", number)))
            .Activity<int, int>("Double", number => number * 2))
        .RunAsync(async hub =>
        {
            await hub.DoAsync(client => Task.WhenAll(Enumerable.Range(0, 50).Select(number =>
                client.ScheduleNewOrchestrationInstanceAsync("It", number, new StartOrchestrationOptions($"it-{number:00}")))));
            for (int number = 0; number < 50; number++)
            {
                await hub.ShouldCompleteAsync(number * 4, $"it-{number:00}");
            }
        });
}
