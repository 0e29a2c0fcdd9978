using Embedded.Functions.HostJson;
using Microsoft.Extensions.Configuration;

namespace Embedded.Functions.Queues;

/// <summary><c>extensions.queues</c> of host.json.</summary>
internal sealed record QueueSettings
{
    /// <summary>The longest wait between two looks into an empty queue, 100 ms to 1 day. Default 1 minute; looks begin
    /// 100 ms apart, and each wait is twice the last.</summary>
    public TimeSpan MaxPollingInterval { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a message whose function failed stays invisible before it is tried again, 0 to 7 days. Default 0.</summary>
    public TimeSpan VisibilityTimeout { get; init; }

    /// <summary>How many messages are taken at once, 1 to 32. Default 16.</summary>
    public int BatchSize { get; init; } = 16;

    /// <summary>How often a message is tried before it goes to the poison queue, 1 or more. Default 5.</summary>
    public int MaxDequeueCount { get; init; } = 5;

    /// <summary>The next batch is taken when no more messages than this are running, 0 to 1000. Default: half of
    /// <see cref="BatchSize"/> for each processor.</summary>
    public int NewBatchThreshold { get; init; } = 8 * Environment.ProcessorCount;

    /// <summary>Whether a message's text is Base64 (the default) or plain, here and in output bindings.</summary>
    public bool Base64Messages { get; init; } = true;

    /// <summary>What is wrong with the section, each fault with its path.</summary>
    public IReadOnlyList<string> Faults { get; init; } = [];

    /// <summary>The settings in the section that this host does not know.</summary>
    public IReadOnlyList<string> Unknown { get; init; } = [];

    public static QueueSettings Read(IConfiguration configuration)
    {
        var section = new HostJsonSection(configuration, "extensions.queues");
        var standard = new QueueSettings();
        var batch = section.Number("batchSize", standard.BatchSize, 1, 32);
        return new QueueSettings
        {
            MaxPollingInterval = section.Time("maxPollingInterval", standard.MaxPollingInterval, TimeSpan.FromMilliseconds(100), TimeSpan.FromDays(1)),
            VisibilityTimeout = section.Time("visibilityTimeout", standard.VisibilityTimeout, TimeSpan.Zero, TimeSpan.FromDays(7)),
            BatchSize = batch,
            MaxDequeueCount = section.Number("maxDequeueCount", standard.MaxDequeueCount, 1, int.MaxValue),
            NewBatchThreshold = section.Number("newBatchThreshold", batch * Environment.ProcessorCount / 2, 0, 1000),
            Base64Messages = section.Choice("messageEncoding", "base64", "base64", "none") == "base64",
            Faults = section.Faults,
            Unknown = section.Unread(),
        };
    }
}
