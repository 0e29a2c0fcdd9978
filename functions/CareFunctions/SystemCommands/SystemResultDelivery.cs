using CareFunctions.Core.Commands;
using CareFunctions.SystemCommands.Connectors;
using Microsoft.DurableTask.Client;

namespace CareFunctions.SystemCommands;

/// <summary>Hands a result to the procedure that waits for it.</summary>
internal static class SystemResultDelivery
{
    /// <summary>Delivers a result: at least once, and the first one counts.</summary>
    /// <returns>Whether there is such a procedure; one that is over waits for nothing any more.</returns>
    public static async Task<bool> DeliverAsync(DurableTaskClient client, SystemResult result, CancellationToken cancellationToken)
    {
        if (await client.GetInstanceAsync(result.InstanceId, cancellationToken) is not { } instance)
        {
            return false;
        }

        // Some backends refuse an event for a procedure that is over.
        if (!instance.IsCompleted)
        {
            await client.RaiseEventAsync(result.InstanceId, SystemChange.EventOf(result.CorrelationId), result, cancellationToken);
        }

        await ConnectorDelivery.AnsweredAsync(client, result.CorrelationId, cancellationToken);
        return true;
    }
}
