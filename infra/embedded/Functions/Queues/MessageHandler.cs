using Azure;
using Azure.Core.Serialization;
using Azure.Storage.Queues.Models;
using Embedded.Functions.Invocation;
using Embedded.Functions.Metadata;
using Microsoft.Extensions.Logging;

namespace Embedded.Functions.Queues;

/// <summary>Runs the function for one message, and decides what becomes of the message.</summary>
internal sealed class MessageHandler(
    FunctionDescriptor function, string queueName, PoisonQueue poison, QueueSettings settings, ObjectSerializer serializer,
    IFunctionInvoker invoker, ILogger logger)
{
    private readonly QueueText text = new(settings.Base64Messages);

    /// <summary>One attempt. Never throws for what the function, the message or the storage service does.</summary>
    /// <param name="message">The message as received.</param>
    /// <param name="cancellationToken">Cancels the function: the host stops and waits no longer.</param>
    public async Task<MessageOutcome> HandleAsync(QueueMessage message, CancellationToken cancellationToken)
    {
        if (message.DequeueCount > settings.MaxDequeueCount)
        {
            // The last attempt ended with the process, so nobody was left to move the message.
            return await PoisonAsync(message, $"{settings.MaxDequeueCount} attempts did not finish");
        }

        if (!text.TryDecode(message.Body, out var body))
        {
            return await PoisonAsync(message, "its text is not Base64, which messageEncoding in host.json asks for");
        }

        var decoded = QueuesModelFactory.QueueMessage(
            message.MessageId, message.PopReceipt, body, message.DequeueCount, message.NextVisibleOn, message.InsertedOn, message.ExpiresOn);
        try
        {
            await invoker.InvokeAsync(function, QueueTriggerValue.Of(decoded, serializer), cancellationToken);
            return MessageOutcome.Succeeded;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return MessageOutcome.HandedBack;
        }
#pragma warning disable CA1031 // Whatever the function throws is a failed attempt, and the queue goes on.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            // What the function threw may name people, so its text is for whoever turns on this level.
            logger.LogDebug(failure, "{Function} failed for message {MessageId} of queue {Queue}.", function.Name, message.MessageId, queueName);
            if (message.DequeueCount >= settings.MaxDequeueCount)
            {
                return await PoisonAsync(message, $"{message.DequeueCount} attempts failed, the last with {failure.GetType().Name}");
            }

            logger.LogWarning(
                "{Function} failed for message {MessageId} of queue {Queue}, attempt {DequeueCount} of {MaxDequeueCount}: {Failure}. It is tried again.",
                function.Name, message.MessageId, queueName, message.DequeueCount, settings.MaxDequeueCount, failure.GetType().Name);
            return MessageOutcome.Failed;
        }
    }

    private async Task<MessageOutcome> PoisonAsync(QueueMessage message, string reason)
    {
        try
        {
            await poison.AddAsync(message.Body, CancellationToken.None);
        }
        catch (Exception fault) when (fault is RequestFailedException or AggregateException or IOException or OperationCanceledException)
        {
            logger.LogError("Message {MessageId} of queue {Queue} could not be moved to {PoisonQueue}: {Fault}. It stays where it is.",
                message.MessageId, queueName, poison.Name, fault.GetType().Name);
            return MessageOutcome.HandedBack;
        }

        logger.LogError("Message {MessageId} of queue {Queue} was moved to {PoisonQueue}: {Reason}.",
            message.MessageId, queueName, poison.Name, reason);
        return MessageOutcome.Poisoned;
    }
}
