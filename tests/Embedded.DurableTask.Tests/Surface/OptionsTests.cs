using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Embedded.DurableTask.Tests.Surface;

public sealed class OptionsTests
{
    [Fact]
    public void WithInstanceId_KeepsTheOptions()
    {
        TaskOptions options = new(new RetryPolicy(2, TimeSpan.FromSeconds(1)), new Dictionary<string, string> { ["a"] = "b" })
        {
            Version = new TaskVersion("2"),
        };
        SubOrchestrationOptions sub = options.WithInstanceId("inner");
        sub.InstanceId.ShouldBe("inner");
        sub.Retry.ShouldBe(options.Retry);
        sub.Tags.ShouldBe(options.Tags);
        sub.Version.ShouldBe(new TaskVersion("2"));
    }

    [Fact]
    public void SubOrchestrationOptions_FromSubOrchestrationOptions_KeepTheirIdUnlessGivenAnother()
    {
        SubOrchestrationOptions first = new(instanceId: "first") { Version = new TaskVersion("3") };
        new SubOrchestrationOptions((TaskOptions)first).InstanceId.ShouldBe("first");
        new SubOrchestrationOptions(first, "second").InstanceId.ShouldBe("second");
        new SubOrchestrationOptions((TaskOptions)first).Version.ShouldBe(new TaskVersion("3"));
        (first with { }).ShouldBe(first);
    }

    [Fact]
    public void StartOrchestrationOptions_Copied_KeepEverything()
    {
        StartOrchestrationOptions start = new StartOrchestrationOptions("it", DateTimeOffset.UnixEpoch)
        {
            Tags = new Dictionary<string, string> { ["a"] = "b" },
            Version = new TaskVersion("2"),
        }.WithDedupeStatuses(OrchestrationRuntimeStatus.Running, OrchestrationRuntimeStatus.Pending);
        StartOrchestrationOptions copy = new(start);
        copy.ShouldBe(start);
        copy.DedupeStatuses.ShouldBe(["Running", "Pending"]);
        copy.StartAt.ShouldBe(DateTimeOffset.UnixEpoch);
    }

    [Fact]
    public void DedupeStatuses_Valid_AreAllAnInstanceCanRestIn()
        => StartOrchestrationOptionsExtensions.ValidDedupeStatuses.Count.ShouldBe(7);

    [Fact]
    public void ContinueAsNewOptions_ByDefault_KeepEvents() => new ContinueAsNewOptions().PreserveUnprocessedEvents.ShouldBeTrue();

    [Fact]
    public void PurgeResult_Negative_Throws() => Should.Throw<ArgumentOutOfRangeException>(() => new PurgeResult(-1));

    [Fact]
    public void OrchestrationMetadata_ToString_ShortensLongData()
    {
        OrchestrationMetadata metadata = new("It", "it-1") { RuntimeStatus = OrchestrationRuntimeStatus.Running, SerializedInput = new string('x', 500) };
        metadata.ToString().ShouldContain("'It'");
        metadata.ToString().ShouldContain("it-1");
        metadata.ToString().Length.ShouldBeLessThan(250);
        Should.Throw<ArgumentException>(() => new OrchestrationMetadata("It", string.Empty));
    }
}
