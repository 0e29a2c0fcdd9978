using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Runs the function for each message of a storage queue, at least once. A message whose function failed
/// <c>maxDequeueCount</c> times (host.json, default 5) goes to the queue <c>{name}-poison</c>.</summary>
public sealed class QueueTriggerAttribute : TriggerBindingAttribute
{
    /// <summary>Names the queue; <c>%setting%</c> takes the name from configuration. The queue is created when missing.</summary>
    public QueueTriggerAttribute(string queueName) => QueueName = queueName;

    /// <summary>The queue's name.</summary>
    public string QueueName { get; }

    /// <summary>The setting that holds the connection. Default: <c>AzureWebJobsStorage</c>.</summary>
    public string? Connection { get; set; }
}
