using System.Text.Json;
using Azure.Storage.Queues.Models;
using CareFunctions.Core.Contracts;
using CareFunctions.Core.Json;
using CareFunctions.FailureDesk;
using CareFunctions.Http;
using CareFunctions.Ingest;
using CareFunctions.Settings;
using CareFunctions.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Options;

namespace CareFunctions.SystemCommands.Connectors;

/// <summary>Starts the delivery of commands to systems that are reached over HTTP.</summary>
public sealed class ConnectorFunctions(MessageHandling messages, Intake intake, IOptions<CareOptions> options)
{
    /// <summary>One command from the queue. A repeat finds the first one's delivery.</summary>
    [Function("DeliverSystemCommand")]
    public Task DeliverAsync(
        [QueueTrigger(Queues.ConnectorCommands)] QueueMessage message,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        messages.HandleAsync(Queues.ConnectorCommands, message, async body =>
        {
            var (dispatch, fault) = Read(body);
            if (dispatch is not null)
            {
                await intake.StartAsync(
                    client, ConnectorDelivery.Name, ConnectorDelivery.InstanceOf(dispatch.Command.CorrelationId), dispatch, cancellationToken);
            }

            return fault is null ? [] : [fault];
        }, cancellationToken);

    private (ConnectorDispatch? Dispatch, ProblemFault? Fault) Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            var dispatch = JsonSerializer.Deserialize<ConnectorDispatch>(body.Span, CareJson.Options);
            return dispatch is null ? (null, new ProblemFault("", FaultCodes.WrongType, "A command to deliver is an object."))
                : options.Value.HttpConnectors.ContainsKey(dispatch.Command.System) ? (dispatch, null)
                : (null, new ProblemFault("/command/system", FaultCodes.NotAllowed, "That system has no HTTP connector any more. Configure it and replay this, or enter the change by hand."));
        }
        catch (JsonException)
        {
            return (null, new ProblemFault("", FaultCodes.WrongForm, "This is not a command to deliver, which is what this application itself puts on this queue."));
        }
    }
}
