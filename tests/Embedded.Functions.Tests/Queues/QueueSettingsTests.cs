using Embedded.Functions.Queues;
using Microsoft.Extensions.Configuration;

namespace Embedded.Functions.Tests.Queues;

public sealed class QueueSettingsTests
{
    [Fact]
    public void Read_Nothing_GivesTheDocumentedDefaults()
    {
        var settings = Read();

        settings.BatchSize.ShouldBe(16);
        settings.NewBatchThreshold.ShouldBe(8 * Environment.ProcessorCount);
        settings.MaxDequeueCount.ShouldBe(5);
        settings.VisibilityTimeout.ShouldBe(TimeSpan.Zero);
        settings.MaxPollingInterval.ShouldBe(TimeSpan.FromMinutes(1));
        settings.Base64Messages.ShouldBeTrue();
        settings.Faults.ShouldBeEmpty();
    }

    [Fact]
    public void Read_Values_AreTaken()
    {
        var settings = Read(("batchSize", "32"), ("newBatchThreshold", "4"), ("maxDequeueCount", "2"), ("visibilityTimeout", "00:00:30"),
            ("maxPollingInterval", "00:00:02"), ("messageEncoding", "NONE"));

        settings.ShouldBe(new QueueSettings
        {
            BatchSize = 32, NewBatchThreshold = 4, MaxDequeueCount = 2, VisibilityTimeout = TimeSpan.FromSeconds(30),
            MaxPollingInterval = TimeSpan.FromSeconds(2), Base64Messages = false, Faults = settings.Faults, Unknown = settings.Unknown,
        });
        settings.Faults.ShouldBeEmpty();
    }

    [Fact]
    public void Read_BadValues_NamesEveryFaultAndEveryUnknownSetting()
    {
        var settings = Read(("batchSize", "33"), ("maxPollingInterval", "2000"), ("messageEncoding", "utf16"), ("batchsSize", "1"));

        settings.Faults.Count.ShouldBe(3);
        settings.Faults[1].ShouldContain("extensions.queues.maxPollingInterval is '2000'");
        settings.Unknown.ShouldBe(["extensions.queues.batchsSize"]);
    }

    private static QueueSettings Read(params (string Name, string Value)[] values) => QueueSettings.Read(new ConfigurationBuilder()
        .AddInMemoryCollection(values.ToDictionary(v => "AzureFunctionsJobHost:extensions:queues:" + v.Name, v => (string?)v.Value)).Build());
}
