using DurableTask.Core.History;
using Embedded.DurableTask.Tests.Conformance;
using Embedded.TaskHubs;
using Microsoft.DurableTask;

namespace Embedded.DurableTask.Tests.TaskHubs;

/// <summary>A history that was written down is replayed by the code of today: the same code finds nothing, other code is told where it goes another way.</summary>
public sealed class HistoryReplayTests
{
    [Fact]
    public async Task Replay_SameCode_FindsNothing()
    {
        IReadOnlyList<HistoryEvent> history = await RecordAsync();

        HistoryReplay.FindDifference(history, Registry(Journey)).ShouldBeNull();
    }

    [Fact]
    public async Task Replay_EveryBeginningOfTheHistory_FindsNothing()
    {
        IReadOnlyList<HistoryEvent> history = await RecordAsync();
        for (int length = 2; length <= history.Count; length++)
        {
            HistoryReplay.FindDifference([.. history.Take(length)], Registry(Journey)).ShouldBeNull($"the first {length} events");
        }
    }

    [Fact]
    public async Task Replay_OtherActivity_SaysWhatWasExpected()
    {
        IReadOnlyList<HistoryEvent> history = await RecordAsync();

        string difference = HistoryReplay.FindDifference(history, Registry(async (context, input) =>
        {
            await context.CallActivityAsync<string>("Other", input);
            return await Journey(context, input);
        })).ShouldNotBeNull();

        difference.ShouldContain("'Echo'");
        difference.ShouldContain("'Other'");
    }

    [Fact]
    public async Task Replay_OtherTimer_IsFound()
    {
        IReadOnlyList<HistoryEvent> history = await RecordAsync();

        HistoryReplay.FindDifference(history, Registry(async (context, input) =>
        {
            await context.CallActivityAsync<string>("Echo", input);
            await context.CreateTimer(TimeSpan.FromDays(2), CancellationToken.None);
            return "done";
        })).ShouldNotBeNull().ShouldContain("timer");
    }

    [Fact]
    public async Task Replay_CodeThatEndsSooner_IsFound()
    {
        IReadOnlyList<HistoryEvent> history = await RecordAsync();

        HistoryReplay.FindDifference(history, Registry((_, _) => Task.FromResult("at once"))).ShouldNotBeNull();
    }

    [Fact]
    public async Task Replay_CodeThatFails_SaysWhy()
    {
        IReadOnlyList<HistoryEvent> history = await RecordAsync();

        HistoryReplay.FindDifference(history, Registry(async (context, input) =>
        {
            await context.CallActivityAsync<string>("Echo", input);
            throw new InvalidOperationException("The road is closed.");
        })).ShouldNotBeNull().ShouldContain("The road is closed.");
    }

    [Fact]
    public void Replay_NoStart_IsRefused() =>
        Should.Throw<ArgumentException>(() => HistoryReplay.FindDifference([new OrchestratorStartedEvent(-1)], Registry(Journey)));

    [Fact]
    public async Task Write_ReadAgain_SaysTheSame()
    {
        IReadOnlyList<HistoryEvent> history = await RecordAsync();
        string text = RecordedHistory.Write(history);

        IReadOnlyList<HistoryEvent> again = RecordedHistory.Read(text);

        RecordedHistory.Write(again).ShouldBe(text);
        again.Select(item => item.EventType).ShouldBe(history.Select(item => item.EventType));
        again.Select(item => item.EventType).ShouldContain(EventType.TaskFailed);
        again.Select(item => item.EventType).ShouldContain(EventType.SubOrchestrationInstanceFailed);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[{}]")]
    [InlineData("[{\"event\":\"Nonsense\",\"at\":\"2026-01-05T09:00:00Z\"}]")]
    [InlineData("[{\"event\":\"TimerFired\",\"at\":\"2026-01-05T09:00:00Z\"}]")]
    public void Read_SomethingElse_SaysSo(string text) => Should.Throw<FormatException>(() => RecordedHistory.Read(text));

    // An activity, a failing one, a sub-orchestration that fails, a timer that is cancelled, one that fires, an event.
    private static async Task<string> Journey(TaskOrchestrationContext context, string input)
    {
        string said = await context.CallActivityAsync<string>("Echo", input);
        try
        {
            await context.CallActivityAsync<string>("Fail", input);
        }
        catch (TaskFailedException)
        {
            said += "!";
        }

        try
        {
            await context.CallSubOrchestratorAsync<string>("Broken", input);
        }
        catch (TaskFailedException)
        {
            said += "?";
        }

        Task<string> call = context.WaitForExternalEvent<string>("Call");
        using CancellationTokenSource cancel = new();
        Task timer = context.CreateTimer(TimeSpan.FromDays(3), cancel.Token);
        if (await Task.WhenAny(call, timer) == call)
        {
            cancel.Cancel();
        }

        await context.CreateTimer(TimeSpan.FromDays(1), CancellationToken.None);
        return said + await call;
    }

    private static DurableTaskRegistry Registry(Func<TaskOrchestrationContext, string, Task<string>> journey)
    {
        DurableTaskRegistry registry = new();
        registry.AddOrchestratorFunc("It", journey);
        return registry;
    }

    private static async Task<IReadOnlyList<HistoryEvent>> RecordAsync()
    {
        await using HubUnderTest hub = await HubUnderTest.OpenAsync(RunMode.Live, tasks => tasks
            .Orchestrator<string, string>("It", Journey)
            .Orchestrator<string, string>("Broken", (_, _) => throw new InvalidOperationException("Broken from the start."))
            .Activity<string, string>("Fail", text => throw new InvalidOperationException("It does not " + text))
            .Echo());
        await hub.StartAsync("It", "hello");
        await hub.RaiseAsync("Call", " now");
        await hub.AdvanceAsync(TimeSpan.FromDays(1));
        await hub.ShouldCompleteAsync("hello!? now");
        return [.. await hub.Client.GetOrchestrationHistoryAsync("it")];
    }
}
