namespace Microsoft.Azure.Functions.Worker;

/// <summary>One binding of a function.</summary>
public abstract class BindingMetadata
{
    /// <summary>For implementations.</summary>
    protected BindingMetadata()
    {
    }

    /// <summary>The parameter's or property's name, or <c>$return</c>.</summary>
    public abstract string Name { get; }

    /// <summary>The kind, as function.json calls it: <c>httpTrigger</c>, <c>queueTrigger</c>, <c>queue</c>, ...</summary>
    public abstract string Type { get; }

    /// <summary>Which way it goes.</summary>
    public abstract BindingDirection Direction { get; }
}
