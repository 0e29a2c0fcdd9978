using CareFunctions.Logging;
using Microsoft.Extensions.Logging;

namespace CareFunctions.Notifications;

/// <summary>Delivers messages: through the gateway where there is one and the recipient has an address; otherwise a message is kept to be read. However
/// often it is tried, a message goes out once: a second attempt asks the gateway first.</summary>
public sealed class MessageDelivery(
    NotificationTable table, Recipients recipients, IEnumerable<IMessageGateway> gateways, TimeProvider clock, ILogger<MessageDelivery> log)
{
    // Longer than the gateway may take for a question and a message, shorter than the platform's attempts at a queue message take together.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(70);

    private readonly IMessageGateway? _gateway = gateways.FirstOrDefault();

    /// <summary>Delivers a message.</summary>
    /// <exception cref="MessageGatewayException">It was not taken, nobody can say, or somebody else is at it: it is to be tried again.</exception>
    public async Task DeliverAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        var claim = await table.ClaimAsync(message, clock.GetUtcNow(), Patience, cancellationToken);
        switch (claim)
        {
            case MessageClaim.Done:
                return;
            case MessageClaim.InHand:
                throw new MessageGatewayException("Somebody else is sending this message.");
        }

        var state = NotificationState.Kept;
        if (_gateway is not null && recipients.AddressOf(message.Council, message.Recipient) is { } address)
        {
            state = NotificationState.Delivered;
            try
            {
                if (claim == MessageClaim.First || !await _gateway.WasTakenAsync(message.Id, cancellationToken))
                {
                    await _gateway.SendAsync(address, message.Subject, message.Body, message.Id, cancellationToken);
                }
            }
            catch (MessageGatewayException)
            {
                await table.ReleaseAsync(message, cancellationToken);
                throw;
            }
        }

        await table.FinishAsync(message with { State = state, DoneAt = clock.GetUtcNow() }, cancellationToken);
        log.MessageDone(message.Id, state.ToString(), message.Notifications.Count);
    }
}
