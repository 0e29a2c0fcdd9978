namespace DurableTask.Core.Exceptions;

/// <summary>A start was refused: an instance of that id exists, in a status in which it is not replaced.</summary>
public sealed class OrchestrationAlreadyExistsException : Exception
{
    /// <summary>Without a message.</summary>
    public OrchestrationAlreadyExistsException()
    {
    }

    /// <summary>With a message.</summary>
    public OrchestrationAlreadyExistsException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and its cause.</summary>
    public OrchestrationAlreadyExistsException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
