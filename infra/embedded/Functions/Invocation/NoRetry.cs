using Microsoft.Azure.Functions.Worker;

namespace Embedded.Functions.Invocation;

/// <summary>This host retries nothing by itself: queues and orchestrations have their own ways to try again.</summary>
internal sealed class NoRetry : RetryContext
{
    public static NoRetry Instance { get; } = new();

    public override int RetryCount => 0;

    public override int MaxRetryCount => 0;
}
