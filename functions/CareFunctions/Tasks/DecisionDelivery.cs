using Microsoft.DurableTask.Client;

namespace CareFunctions.Tasks;

/// <summary>Brings a recorded decision to the procedure that waits for it.</summary>
internal static class DecisionDelivery
{
    /// <summary>Raises the decision's event, unless the procedure is over: then nobody waits, and some backends refuse the event.</summary>
    /// <returns>Whether there was a procedure to tell.</returns>
    public static async Task<bool> DeliverAsync(DurableTaskClient client, CareTask decided, CancellationToken cancellationToken)
    {
        if (await client.GetInstanceAsync(decided.InstanceId, cancellationToken) is not { IsCompleted: false })
        {
            return false;
        }

        await client.RaiseEventAsync(decided.InstanceId, HumanTask.EventOf(decided.Id), decided.Decision, cancellationToken);
        return true;
    }
}
