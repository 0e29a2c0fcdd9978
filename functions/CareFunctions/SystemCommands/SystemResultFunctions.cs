using Azure.Storage.Queues.Models;
using CareFunctions.Core.Commands;
using CareFunctions.FailureDesk;
using CareFunctions.Http;
using CareFunctions.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CareFunctions.SystemCommands;

/// <summary>Brings the results of system commands to the procedures that wait for them.</summary>
public sealed class SystemResultFunctions(MessageHandling messages)
{
    /// <summary>One result from the queue. A repeated result changes nothing: the first one counted.</summary>
    [Function("ReceiveSystemResult")]
    public Task ReceiveAsync(
        [QueueTrigger(Queues.SystemResults)] QueueMessage message,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        messages.HandleAsync(Queues.SystemResults, message, async body =>
        {
            var (result, faults) = SystemResultMessage.Read(body);
            if (result is null)
            {
                return faults;
            }

            if (await client.GetInstanceAsync(result.InstanceId, cancellationToken) is not { } instance)
            {
                return [new ProblemFault("/instanceId", "unknown-instance", "No procedure has this id.")];
            }

            // A procedure that is over waits for nothing any more, and some backends refuse the event.
            if (!instance.IsCompleted)
            {
                await client.RaiseEventAsync(result.InstanceId, SystemChange.EventOf(result.CorrelationId), result, cancellationToken);
            }

            return [];
        }, cancellationToken);
}
