namespace CareFunctions.Notifications;

/// <summary>The way out to people's mailboxes.</summary>
public interface IMessageGateway
{
    /// <summary>Whether a message with this reference was taken before.</summary>
    Task<bool> WasTakenAsync(string reference, CancellationToken cancellationToken);

    /// <summary>Hands a message over to be delivered.</summary>
    /// <exception cref="MessageGatewayException">It was not taken, or nobody can say.</exception>
    Task SendAsync(string address, string subject, string body, string reference, CancellationToken cancellationToken);
}
