using System.Collections;
using System.Text.Json.Nodes;
using Azure;
using Azure.Core.Serialization;
using Azure.Storage.Queues;
using Embedded.Functions.Bindings;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Embedded.Functions.Queues;

/// <summary><see cref="QueueOutputAttribute"/>: text and bytes as they are, a collection as one message for each element,
/// anything else as JSON; nothing for null. The queue is created when missing.</summary>
internal sealed class QueueOutputBinding(
    QueueConnections connections, QueueWakeUps wakeUps, QueueSettings settings, ObjectSerializer serializer) : IOutputBinding
{
    private readonly QueueText text = new(settings.Base64Messages);

    public bool Handles(OutputBindingAttribute attribute) => attribute is QueueOutputAttribute;

    public IEnumerable<string> Validate(OutputBindingAttribute attribute, Type valueType)
    {
        var output = (QueueOutputAttribute)attribute;
        return connections.Faults(output.Connection, output.QueueName);
    }

    /// <exception cref="InvalidOperationException">A message is larger than the service takes. Nothing was sent then.</exception>
    public async Task WriteAsync(OutputBindingAttribute attribute, object? value, CancellationToken cancellationToken)
    {
        var output = (QueueOutputAttribute)attribute;
        var queue = connections.Queue(output.Connection, output.QueueName);
        var messages = Messages(value).Select(text.Encode).ToList();
        var tooLarge = messages.Select((message, index) => (Size: message.ToMemory().Length, index)).Where(m => m.Size > QueueText.MaxBytes).ToList();
        if (tooLarge.Count > 0)
        {
            throw new InvalidOperationException(
                $"A message to queue '{queue.Name}' may have {QueueText.MaxBytes} bytes as sent{(text.Base64 ? " (Base64)" : "")}: "
                + string.Join(", ", tooLarge.Select(m => $"message {m.index + 1} of {messages.Count} has {m.Size}"))
                + ". Nothing was sent.");
        }

        foreach (var message in messages)
        {
            await SendAsync(queue, message, cancellationToken);
        }

        if (messages.Count > 0)
        {
            wakeUps.Wake(queue.Uri);
        }
    }

    private static async Task SendAsync(QueueClient queue, BinaryData message, CancellationToken cancellationToken)
    {
        try
        {
            await queue.SendMessageAsync(message, cancellationToken: cancellationToken);
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            await queue.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
            await queue.SendMessageAsync(message, cancellationToken: cancellationToken);
        }
    }

    private IEnumerable<BinaryData> Messages(object? value) => value switch
    {
        null => [],
        string words => [new BinaryData(words)],
        byte[] bytes => [new BinaryData(bytes)],
        BinaryData data => [data],
        IDictionary or JsonNode => [serializer.Serialize(value)],
        IEnumerable several => several.Cast<object?>().SelectMany(Messages),
        _ => [serializer.Serialize(value)],
    };
}
