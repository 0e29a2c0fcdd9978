namespace Microsoft.Azure.Functions.Worker.Converters;

/// <summary>What a converter may look at.</summary>
public abstract class ConverterContext
{
    /// <summary>For implementations.</summary>
    protected ConverterContext()
    {
    }

    /// <summary>The parameter's type.</summary>
    public abstract Type TargetType { get; }

    /// <summary>The binding data of the parameter's name, if there is any.</summary>
    public abstract object? Source { get; }

    /// <summary>The invocation.</summary>
    public abstract FunctionContext FunctionContext { get; }

    /// <summary>Further facts on the parameter.</summary>
    public abstract IReadOnlyDictionary<string, object> Properties { get; }
}
