namespace Microsoft.DurableTask;

/// <summary>Names the orchestrator or activity that a class implements.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class DurableTaskAttribute : Attribute
{
    /// <summary>Names the task; without a name it is the class's.</summary>
    public DurableTaskAttribute(string? name = null) => Name = name is null ? default : new TaskName(name);

    /// <summary>The name, or the default one when the class's name is to be used.</summary>
    public TaskName Name { get; }

    /// <summary>The version that the class implements; <see langword="null"/> means unversioned.</summary>
    public string? Version { get; set; }
}
