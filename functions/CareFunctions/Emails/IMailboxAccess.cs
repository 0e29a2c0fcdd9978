using CareFunctions.Core.Councils;
using CareFunctions.Core.Emails;

namespace CareFunctions.Emails;

/// <summary>The councils' mailboxes, where they can be read from here.</summary>
public interface IMailboxAccess
{
    /// <summary>Whether they can; otherwise nothing else here may be called.</summary>
    bool Configured { get; }

    /// <summary>One message as Graph gives it, or null when it is no longer there.</summary>
    /// <exception cref="HttpRequestException">Graph did not answer, or refused.</exception>
    Task<ReadOnlyMemory<byte>?> FetchAsync(GraphMessageAddress address, CancellationToken cancellationToken);

    /// <summary>Where the messages are that a mailbox's inbox received since a moment.</summary>
    /// <exception cref="HttpRequestException">Graph did not answer, or refused.</exception>
    Task<IReadOnlyList<GraphMessageAddress>> ListSinceAsync(string mailbox, DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>Makes sure that Graph notifies of new messages in a mailbox for the next days; done again it only moves the end. Without a notification URL it does nothing.</summary>
    /// <exception cref="HttpRequestException">Graph did not answer, or refused.</exception>
    Task KeepSubscribedAsync(Council council, string mailbox, CancellationToken cancellationToken);
}
