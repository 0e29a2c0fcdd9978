namespace Microsoft.Azure.Functions.Worker.Converters;

/// <summary>What a converter made.</summary>
public readonly struct ConversionResult
{
    private ConversionResult(ConversionStatus status, object? value, Exception? error)
    {
        Status = status;
        Value = value;
        Error = error;
    }

    /// <summary>How the conversion ended.</summary>
    public ConversionStatus Status { get; }

    /// <summary>The value, when it succeeded.</summary>
    public object? Value { get; }

    /// <summary>Why it failed.</summary>
    public Exception? Error { get; }

    /// <summary>There is a value.</summary>
    public static ConversionResult Success(object? value) => new(ConversionStatus.Succeeded, value, null);

    /// <summary>The input is bad: the invocation fails with this.</summary>
    public static ConversionResult Failed(Exception exception) => new(ConversionStatus.Failed, null, exception);

    /// <summary>This converter does not serve the parameter; the next is tried.</summary>
    public static ConversionResult Unhandled() => default;
}
