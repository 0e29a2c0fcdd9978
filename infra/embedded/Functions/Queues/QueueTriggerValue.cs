using System.Text.Json;
using Azure.Core.Serialization;
using Azure.Storage.Queues.Models;
using Embedded.Functions.Invocation;
using Microsoft.Azure.Functions.Worker;

namespace Embedded.Functions.Queues;

/// <summary>A queue message as a trigger's value.</summary>
public static class QueueTriggerValue
{
    /// <summary>The value of a message whose text is decoded.</summary>
    /// <param name="message">The message, its body decoded.</param>
    /// <param name="serializer">Reads a body that the function wants as an object of its own.</param>
    public static TriggerValue Of(QueueMessage message, ObjectSerializer serializer) => new(
        type => Convert(message, type, serializer),
        new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase)
        {
            ["QueueTrigger"] = message.Body.ToString(),
            ["Id"] = message.MessageId,
            ["DequeueCount"] = message.DequeueCount,
            ["PopReceipt"] = message.PopReceipt,
            ["InsertionTime"] = message.InsertedOn,
            ["ExpirationTime"] = message.ExpiresOn,
            ["NextVisibleTime"] = message.NextVisibleOn,
        },
        new Dictionary<object, object>());

    /// <summary>The value of a message that somebody posts by hand, without a queue.</summary>
    public static TriggerValue Of(string text, ObjectSerializer serializer, DateTimeOffset now) => Of(
        QueuesModelFactory.QueueMessage(Guid.NewGuid().ToString(), "", new BinaryData(text), 1, now, now, now.AddDays(7)),
        serializer);

    private static object? Convert(QueueMessage message, Type type, ObjectSerializer serializer)
    {
        if (type == typeof(string))
        {
            return message.Body.ToString();
        }

        if (type == typeof(byte[]))
        {
            return message.Body.ToArray();
        }

        if (type == typeof(BinaryData))
        {
            return message.Body;
        }

        if (type.IsAssignableFrom(typeof(QueueMessage)))
        {
            return message;
        }

        try
        {
            return serializer.Deserialize(message.Body.ToStream(), type, CancellationToken.None)
                ?? throw new FunctionInputConverterException($"Queue message {message.MessageId} is JSON null, not a {type.Name}.");
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException)
        {
            throw new FunctionInputConverterException($"Queue message {message.MessageId} is not JSON of a {type.Name}.", exception);
        }
    }
}
