namespace Microsoft.Azure.Functions.Worker;

/// <summary>What the trigger says of itself.</summary>
public abstract class BindingContext
{
    /// <summary>For implementations.</summary>
    protected BindingContext()
    {
    }

    /// <summary>Values by name: route and query values, a message's id and dequeue count, ... Names without regard to letter case.</summary>
    public abstract IReadOnlyDictionary<string, object?> BindingData { get; }
}
