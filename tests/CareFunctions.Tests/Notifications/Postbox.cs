using System.Collections.Concurrent;
using CareFunctions.Notifications;

namespace CareFunctions.Tests.Notifications;

/// <summary>Stands in for GOV.UK Notify: keeps what it takes, and fails as told.</summary>
/// <param name="addresses">The only ones it keeps and fails for: other tests' reminders may wait in the same storage.</param>
internal sealed class Postbox(params string[] addresses) : IMessageGateway
{
    public ConcurrentQueue<(string Address, string Subject, string Body, string Reference)> Taken { get; } = [];

    /// <summary>How often it fails from now on, without taking anything.</summary>
    public int FailuresBefore { get; set; }

    /// <summary>How often it takes a message and then fails, so that nobody knows.</summary>
    public int FailuresAfter { get; set; }

    public Task<bool> WasTakenAsync(string reference, CancellationToken cancellationToken) =>
        Task.FromResult(Taken.Any(message => message.Reference == reference));

    public Task SendAsync(string address, string subject, string body, string reference, CancellationToken cancellationToken)
    {
        if (!addresses.Contains(address))
        {
            return Task.CompletedTask;
        }

        if (FailuresBefore > 0)
        {
            FailuresBefore--;
            throw new MessageGatewayException("It is down.");
        }

        Taken.Enqueue((address, subject, body, reference));
        return FailuresAfter-- > 0 ? throw new MessageGatewayException("The answer was lost.") : Task.CompletedTask;
    }
}
