namespace Microsoft.Azure.Functions.Worker;

/// <summary>Marks a method as a function.</summary>
[AttributeUsage(AttributeTargets.Method)]
public class FunctionAttribute : Attribute
{
    /// <summary>Names the function. The name must be unique in the application, letter case aside: a letter, then
    /// letters, digits, <c>_</c> or <c>-</c>, at most 127 characters. A name that breaks this stops the host's start.</summary>
    public FunctionAttribute(string name) => Name = name;

    /// <summary>The function's name.</summary>
    public string Name { get; }
}
