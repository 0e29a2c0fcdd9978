using CareFunctions.Core.Commands;
using CareFunctions.Logging;
using CareFunctions.Settings;
using CareFunctions.Storage;
using CareFunctions.SystemCommands.Connectors;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CareFunctions.SystemCommands;

/// <summary>Sends commands to the systems that have a connector.</summary>
public sealed class SystemCommandActivities(QueueSender queues, IOptions<CareOptions> options, TimeProvider clock, ILogger<SystemCommandActivities> log)
{
    /// <summary>The activity's name.</summary>
    public const string Send = "SendSystemCommand";

    /// <summary>Sends a command if its system has a connector: at least once, always with the same correlation id.</summary>
    [Function(Send)]
    public async Task<CommandSent> SendAsync([ActivityTrigger] SystemCommand command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        var care = options.Value;
        if (care.HttpConnectors.ContainsKey(command.System))
        {
            // What it is too late to send becomes a task; sent after that, the change could be made twice.
            await queues.SendAsync(Queues.ConnectorCommands, new ConnectorDispatch(command, clock.GetUtcNow() + care.ConnectorTimeout), cancellationToken);
        }
        else if (!care.ConnectorNames.Contains(command.System))
        {
            return new CommandSent(false, TimeSpan.Zero);
        }
        else
        {
            await queues.SendAsync(Queues.SystemCommands, command, cancellationToken);
        }

        log.CommandSent(command.CorrelationId, command.System);
        return new CommandSent(true, care.ConnectorTimeout);
    }
}
