using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Sends what the function returns, or the property, to a storage queue: text and bytes as they are, a
/// collection as one message each, anything else as JSON.</summary>
public sealed class QueueOutputAttribute : OutputBindingAttribute
{
    /// <summary>Names the queue; <c>%setting%</c> takes the name from configuration. The queue is created when missing.</summary>
    public QueueOutputAttribute(string queueName) => QueueName = queueName;

    /// <summary>The queue's name.</summary>
    public string QueueName { get; }

    /// <summary>The setting that holds the connection. Default: <c>AzureWebJobsStorage</c>.</summary>
    public string? Connection { get; set; }
}
