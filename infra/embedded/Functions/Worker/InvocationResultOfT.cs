namespace Microsoft.Azure.Functions.Worker;

/// <summary>What an invocation returned, for middleware to look at and replace.</summary>
public abstract class InvocationResult<T>
{
    /// <summary>For implementations.</summary>
    protected InvocationResult()
    {
    }

    /// <summary>The value; setting it replaces what the function returned.</summary>
    public abstract T? Value { get; set; }
}
