using Azure.Core.Serialization;
using Embedded.Functions.Invocation;
using Embedded.Functions.Listeners;
using Embedded.Functions.Metadata;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.Extensions.Logging;

namespace Embedded.Functions.Queues;

/// <summary><see cref="QueueTriggerAttribute"/>: one listener for each function.</summary>
internal sealed class QueueTriggerExtension(
    QueueConnections connections, QueueWakeUps wakeUps, QueueSettings settings, QueueListenerOptions options, ObjectSerializer serializer,
    Lazy<IFunctionInvoker> invoker, ILoggerFactory loggers) : ITriggerExtension, IManualTrigger
{
    private int settingsChecked;
    private int unknownSaid;

    public bool Handles(TriggerBindingAttribute trigger) => trigger is QueueTriggerAttribute;

    public IEnumerable<string> Validate(FunctionDescriptor function)
    {
        var trigger = (QueueTriggerAttribute)function.Trigger;
        var own = connections.Faults(trigger.Connection, trigger.QueueName);
        return Interlocked.Exchange(ref settingsChecked, 1) == 0 ? settings.Faults.Concat(own) : own;
    }

    public ITriggerListener CreateListener(FunctionDescriptor function)
    {
        var trigger = (QueueTriggerAttribute)function.Trigger;
        var queue = connections.Queue(trigger.Connection, trigger.QueueName);
        var poison = new PoisonQueue(connections.Poison(trigger.Connection, queue.Name));
        var logger = loggers.CreateLogger("Embedded.Functions.Queues");
        var handler = new MessageHandler(function, queue.Name, poison, settings, serializer, invoker.Value, logger);
        var listener = new QueueListener(queue, handler, settings, options, logger);
        if (Interlocked.Exchange(ref unknownSaid, 1) == 0 && settings.Unknown.Count > 0)
        {
            logger.LogWarning("host.json has settings that this host does not know: {Settings}.", string.Join(", ", settings.Unknown));
        }

        wakeUps.Add(queue.Uri, listener);
        return listener;
    }

    public TriggerValue FromInput(FunctionDescriptor function, string? input) =>
        QueueTriggerValue.Of(input ?? "", serializer, options.Clock.GetUtcNow());
}
