namespace Embedded.Functions.Invocation;

/// <summary>Holds what a function returned, awaited, while middleware may still replace it.</summary>
internal sealed class ReturnedValue
{
    public object? Value { get; set; }
}
