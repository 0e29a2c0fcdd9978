namespace Microsoft.Azure.Functions.Worker.Converters;

/// <summary>How a conversion ended.</summary>
public enum ConversionStatus
{
    /// <summary>The converter does not serve this parameter.</summary>
    Unhandled = 0,

    /// <summary>There is a value, perhaps null.</summary>
    Succeeded = 1,

    /// <summary>The value is bad: the invocation fails.</summary>
    Failed = 2,
}
