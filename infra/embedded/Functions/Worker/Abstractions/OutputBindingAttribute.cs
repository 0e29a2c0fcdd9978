namespace Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

/// <summary>Sends what a function returns (on the method), or a property of the returned object, somewhere.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public abstract class OutputBindingAttribute : BindingAttribute
{
    /// <summary>For attributes of this kind.</summary>
    public OutputBindingAttribute()
    {
    }
}
