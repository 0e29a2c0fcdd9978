using Azure.Storage.Queues.Models;
using CareFunctions.FailureDesk;
using CareFunctions.Http;
using CareFunctions.Ingest;
using CareFunctions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CareFunctions.SystemCommands;

/// <summary>Brings the results of system commands to the procedures that wait for them.</summary>
public sealed class SystemResultFunctions(MessageHandling messages)
{
    private static readonly string[] ContentTypes = ["application/json"];

    private static readonly ProblemFault UnknownInstance = new("/instanceId", "unknown-instance", "No procedure has this id.");

    /// <summary>One result from the queue. A repeated result changes nothing: the first one counted.</summary>
    [Function("ReceiveSystemResult")]
    public Task ReceiveAsync(
        [QueueTrigger(Queues.SystemResults)] QueueMessage message,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        messages.HandleAsync(Queues.SystemResults, message, async body =>
        {
            var (result, faults) = SystemResultMessage.Read(body);
            return result is null ? faults
                : await SystemResultDelivery.DeliverAsync(client, result, cancellationToken) ? []
                : [UnknownInstance];
        }, cancellationToken);

    /// <summary>One result over HTTP, from a system that took its command with 202: 202 with the status URL of the procedure that asked, also for a repeat.</summary>
    [Function("PostSystemResult")]
    public static async Task<IResult> PostAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "system-results")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var (body, unreadable) = await RequestBody.ReadAsync(request, ContentTypes, cancellationToken);
        if (unreadable is not null)
        {
            return unreadable.ToResult();
        }

        var (result, faults) = SystemResultMessage.Read(body);
        if (result is null)
        {
            return (faults is [{ Code: Core.Contracts.FaultCodes.InvalidJson or Core.Contracts.FaultCodes.InvalidEncoding } unsound]
                ? JsonBody.ProblemOf(unsound)
                : Problem.Unprocessable(faults)).ToResult();
        }

        return await SystemResultDelivery.DeliverAsync(client, result, cancellationToken)
            ? Accepted.Result(request, result.InstanceId, started: true)
            : Problem.Unprocessable([UnknownInstance]).ToResult();
    }
}
