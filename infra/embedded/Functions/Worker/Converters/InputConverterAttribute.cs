namespace Microsoft.Azure.Functions.Worker.Converters;

/// <summary>Gives a parameter its value through a converter.</summary>
[AttributeUsage(
    AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum | AttributeTargets.Interface | AttributeTargets.Parameter,
    AllowMultiple = true)]
public class InputConverterAttribute : Attribute
{
    /// <summary>Names the converter: a class that implements <see cref="IInputConverter"/>, created by the container.
    /// Any other type stops the host's start.</summary>
    public InputConverterAttribute(Type converterType) => ConverterType = converterType;

    /// <summary>The converter's class.</summary>
    public Type ConverterType { get; }
}
