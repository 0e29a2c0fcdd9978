namespace Microsoft.DurableTask;

/// <summary>Names the external event of which a class is the payload.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = false, Inherited = false)]
public sealed class DurableEventAttribute : Attribute
{
    /// <summary>Names the event; without a name it is the class's.</summary>
    public DurableEventAttribute(string? name = null) => Name = name is null ? default : new TaskName(name);

    /// <summary>The name, or the default one when the class's name is to be used.</summary>
    public TaskName Name { get; }
}
