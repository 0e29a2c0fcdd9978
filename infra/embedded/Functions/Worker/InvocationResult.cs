namespace Microsoft.Azure.Functions.Worker;

/// <summary>What an invocation returned, for middleware to look at and replace.</summary>
public abstract class InvocationResult : InvocationResult<object>
{
    /// <summary>For implementations.</summary>
    protected InvocationResult()
    {
    }
}
