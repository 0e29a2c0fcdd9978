namespace CareFunctions.FailureDesk;

/// <summary>A queue message that can never be handled. It is on the failure desk; throwing this lets the platform count its
/// attempts and move it to the poison queue. The text holds ids and counts only, because hosts log it.</summary>
public sealed class UnhandledMessageException : Exception
{
    /// <summary>An exception without details.</summary>
    public UnhandledMessageException()
    {
    }

    /// <summary>An exception with a text.</summary>
    public UnhandledMessageException(string message)
        : base(message)
    {
    }

    /// <summary>An exception with a text and a cause.</summary>
    public UnhandledMessageException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
