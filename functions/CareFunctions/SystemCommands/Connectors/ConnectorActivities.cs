using CareFunctions.Core.Commands;
using CareFunctions.Logging;
using CareFunctions.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace CareFunctions.SystemCommands.Connectors;

/// <summary>What the delivery of a command does.</summary>
public sealed class ConnectorActivities(ConnectorClient connectors, QueueSender queues, ILogger<ConnectorActivities> log)
{
    /// <summary>The activity's name.</summary>
    public const string Call = "CallConnector";

    /// <summary>The activity's name.</summary>
    public const string Report = "ReportSystemResult";

    /// <summary>Sends a command to its system once. A repeat sends it again with the same key, which the system recognises.</summary>
    [Function(Call)]
    public Task<ConnectorAnswer> CallAsync([ActivityTrigger] SystemCommand command, CancellationToken cancellationToken) =>
        connectors.SendAsync(command, cancellationToken);

    /// <summary>Puts what came of a command on the queue <c>system-results</c>: at least once, and the first one counts.</summary>
    [Function(Report)]
    public async Task ReportAsync([ActivityTrigger] SystemResult result, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(result);
        await queues.SendAsync(Queues.SystemResults, result, cancellationToken);
        log.CommandAnswered(result.CorrelationId, result.Done);
    }
}
