namespace Microsoft.Azure.Functions.Worker;

/// <summary>A fault of the worker rather than of the function.</summary>
public class FunctionWorkerException : Exception
{
    /// <summary>A fault.</summary>
    public FunctionWorkerException(string? message)
        : base(message)
    {
    }

    /// <summary>A fault with its cause.</summary>
    public FunctionWorkerException(string? message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
