namespace Microsoft.Azure.Functions.Worker;

/// <summary>Where an invocation stands in a distributed trace (W3C trace context).</summary>
public abstract class TraceContext
{
    /// <summary>For implementations.</summary>
    protected TraceContext()
    {
    }

    /// <summary>The <c>traceparent</c> value, or empty when nobody listens.</summary>
    public abstract string TraceParent { get; }

    /// <summary>The <c>tracestate</c> value, or empty.</summary>
    public abstract string TraceState { get; }
}
