namespace Embedded.Functions.Queues;

/// <summary>How this host listens to queues, beyond what host.json says.</summary>
internal sealed record QueueListenerOptions
{
    /// <summary>The application's clock: waits between looks, and retries when the work is driven by hand.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>Whether the listener only looks into the queue when it is told to.</summary>
    public bool DriveByHand { get; init; }

    /// <summary>How long a received message stays invisible without a sign of life, 1 s to 7 days; renewed every third of
    /// it. It is also how long a message waits whose process died. Default 30 s. Setting <c>Embedded:QueueLease</c>.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a function may take to end after its cancellation before it is left behind. Default 2 s.</summary>
    public TimeSpan AbandonAfter { get; init; } = TimeSpan.FromSeconds(2);
}
