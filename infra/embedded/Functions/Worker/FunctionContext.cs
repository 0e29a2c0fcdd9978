namespace Microsoft.Azure.Functions.Worker;

/// <summary>One invocation of a function.</summary>
public abstract class FunctionContext
{
    /// <summary>For implementations.</summary>
    protected FunctionContext()
    {
    }

    /// <summary>Identifies this invocation; new for every one.</summary>
    public abstract string InvocationId { get; }

    /// <summary>Identifies the function; the same as <see cref="FunctionDefinition.Id"/>.</summary>
    public abstract string FunctionId { get; }

    /// <summary>Where the invocation stands in a distributed trace.</summary>
    public abstract TraceContext TraceContext { get; }

    /// <summary>What the trigger says of itself.</summary>
    public abstract BindingContext BindingContext { get; }

    /// <summary>How often this invocation was tried before.</summary>
    public abstract RetryContext RetryContext { get; }

    /// <summary>The invocation's own scope of the container.</summary>
    public abstract IServiceProvider InstanceServices { get; set; }

    /// <summary>The function.</summary>
    public abstract FunctionDefinition FunctionDefinition { get; }

    /// <summary>For middleware and function to share values during one invocation.</summary>
    public abstract IDictionary<object, object> Items { get; set; }

    /// <summary>Objects that the host offers this invocation, by type.</summary>
    public abstract IInvocationFeatures Features { get; }

    /// <summary>Cancelled when the caller goes away, the function runs longer than <c>functionTimeout</c>, or the host stops.</summary>
    public virtual CancellationToken CancellationToken { get; }
}
