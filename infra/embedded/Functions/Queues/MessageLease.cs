using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Microsoft.Extensions.Logging;

namespace Embedded.Functions.Queues;

/// <summary>
/// Keeps one received message invisible to other readers until it is settled: deleted, made visible again, or given up.
/// </summary>
/// <remarks>The storage service's clock is the real one, whatever clock the application runs on, so renewal is too.</remarks>
internal sealed class MessageLease : IAsyncDisposable
{
    private readonly QueueClient queue;
    private readonly string messageId;
    private readonly TimeSpan length;
    private readonly ILogger logger;
    private readonly CancellationTokenSource settled = new();
    private readonly Task renewing;
    private string popReceipt;

    public MessageLease(QueueClient queue, QueueMessage message, TimeSpan length, ILogger logger)
    {
        this.queue = queue;
        this.length = length;
        this.logger = logger;
        messageId = message.MessageId;
        popReceipt = message.PopReceipt;
        renewing = RenewAsync();
    }

    /// <summary>Removes the message for good.</summary>
    public async Task DeleteAsync()
    {
        await StopRenewingAsync();
        await SettleAsync(() => queue.DeleteMessageAsync(messageId, popReceipt), "deleted");
    }

    /// <summary>Makes the message visible again after <paramref name="delay"/>.</summary>
    public async Task ReleaseAsync(TimeSpan delay)
    {
        await StopRenewingAsync();
        await SettleAsync(async () => popReceipt = (await queue.UpdateMessageAsync(messageId, popReceipt, visibilityTimeout: delay)).Value.PopReceipt, "released");
    }

    public async ValueTask DisposeAsync()
    {
        await StopRenewingAsync();
        settled.Dispose();
    }

    private async Task StopRenewingAsync()
    {
        await settled.CancelAsync();
        await renewing;
    }

    private async Task SettleAsync(Func<Task> settle, string verb)
    {
        try
        {
            await settle();
        }
        catch (RequestFailedException fault) when (fault.Status is 404 or 400 && fault.ErrorCode is "MessageNotFound" or "PopReceiptMismatch")
        {
            // Its time ran out and another reader has it: it will be handled again, as "at least once" allows.
            logger.LogWarning("Message {MessageId} of queue {Queue} could not be {Verb}: {Code}.", messageId, queue.Name, verb, fault.ErrorCode);
        }
        catch (Exception fault) when (fault is RequestFailedException or AggregateException or IOException or OperationCanceledException)
        {
            logger.LogWarning("Message {MessageId} of queue {Queue} could not be {Verb}; it comes back within {Lease}: {Fault}.",
                messageId, queue.Name, verb, length, fault.GetType().Name);
        }
    }

    private async Task RenewAsync()
    {
        using var timer = new PeriodicTimer(length / 3, TimeProvider.System);
        try
        {
            while (await timer.WaitForNextTickAsync(settled.Token))
            {
                try
                {
                    popReceipt = (await queue.UpdateMessageAsync(messageId, popReceipt, visibilityTimeout: length)).Value.PopReceipt;
                }
                catch (Exception fault) when (fault is RequestFailedException or AggregateException or IOException or OperationCanceledException)
                {
                    logger.LogWarning("The hold on message {MessageId} of queue {Queue} could not be renewed: {Fault}.",
                        messageId, queue.Name, fault.GetType().Name);
                }
            }
        }
        catch (OperationCanceledException) when (settled.IsCancellationRequested)
        {
            // Settled: nothing to renew.
        }
    }
}
