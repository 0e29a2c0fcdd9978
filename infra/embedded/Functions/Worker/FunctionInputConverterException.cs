namespace Microsoft.Azure.Functions.Worker;

/// <summary>What a trigger or binding gave cannot be made into the parameter's type: the invocation fails before the function runs.</summary>
public class FunctionInputConverterException : FunctionWorkerException
{
    /// <summary>A fault.</summary>
    public FunctionInputConverterException(string? message)
        : base(message)
    {
    }

    /// <summary>A fault with its cause.</summary>
    public FunctionInputConverterException(string? message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
