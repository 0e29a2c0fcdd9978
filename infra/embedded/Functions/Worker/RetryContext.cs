namespace Microsoft.Azure.Functions.Worker;

/// <summary>How often an invocation was tried before.</summary>
public abstract class RetryContext
{
    /// <summary>For implementations.</summary>
    protected RetryContext()
    {
    }

    /// <summary>0 for the first try.</summary>
    public abstract int RetryCount { get; }

    /// <summary>How many retries there are at most; 0 when the host retries nothing by itself.</summary>
    public abstract int MaxRetryCount { get; }
}
