namespace CareFunctions.Notifications;

/// <summary>A message was not taken, or nobody can say. The text names a status only, never an address or what the message says.</summary>
public sealed class MessageGatewayException : Exception
{
    /// <summary>An exception without details.</summary>
    public MessageGatewayException()
    {
    }

    /// <summary>An exception with a text.</summary>
    public MessageGatewayException(string message)
        : base(message)
    {
    }

    /// <summary>An exception with a text and a cause.</summary>
    public MessageGatewayException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
