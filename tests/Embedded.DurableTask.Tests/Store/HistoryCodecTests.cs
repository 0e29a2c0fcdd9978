using Embedded.TaskHubs.Store;
using Microsoft.DurableTask;

namespace Embedded.DurableTask.Tests.Store;

public sealed class HistoryCodecTests
{
    [Fact]
    public void ReadTurn_OfAWrittenTurn_GivesEveryMemberBack()
    {
        DateTime time = new(2026, 3, 29, 1, 30, 0, DateTimeKind.Utc);
        TaskFailureDetails failure = new(
            "A.B", "it broke\nä 🦉", "at X", new TaskFailureDetails("C.D", string.Empty, null, null, null), new Dictionary<string, object?> { ["code"] = "x" });
        HubEvent[] received =
        [
            new(HubEventKind.ExecutionStarted) { Name = "It", Version = "1.2" },
            new(HubEventKind.TaskFailed, 7) { Failure = failure, Generation = 3 },
            new(HubEventKind.EventRaised) { Name = "Go", Text = string.Empty },
            new(HubEventKind.ExecutionTerminated) { Recursive = true },
        ];
        HubEvent[] actions =
        [
            new(HubEventKind.TaskScheduled, 0) { Name = "Act", Text = new string('x', 100_000) },
            new(HubEventKind.TimerCreated, int.MaxValue) { At = DateTime.MaxValue.Ticks },
            new(HubEventKind.SubOrchestrationCreated, 2) { Name = "Sub", Target = "sub-1" },
        ];
        BlobWriter blob = new();
        HistoryCodec.WriteTurn(blob, time, received, actions);

        TurnRecord read = HistoryCodec.ReadTurn(blob.Written);

        read.Time.ShouldBe(time);
        read.Time.Kind.ShouldBe(DateTimeKind.Utc);
        read.Received.Select(Describe).ShouldBe(received.Select(Describe));
        read.Actions.Select(Describe).ShouldBe(actions.Select(Describe));
        TaskFailureDetails readFailure = read.Received[1].Failure.ShouldNotBeNull();
        readFailure.ErrorMessage.ShouldBe(failure.ErrorMessage);
        readFailure.InnerFailure.ShouldNotBeNull().ErrorType.ShouldBe("C.D");
        readFailure.Properties.ShouldNotBeNull()["code"].ShouldBe("x");
    }

    [Fact]
    public void ReadTurn_OfAnUnknownFormat_SaysSo() =>
        Should.Throw<TaskHubStorageException>(() => HistoryCodec.ReadTurn([99, 0, 0])).Message.ShouldContain("format 99");

    private static string Describe(HubEvent item) =>
        $"{item.Kind} {item.TaskId} {item.Name} {item.Version} {item.Text} {item.Target} {item.At} {item.Generation} {item.Recursive}";
}
