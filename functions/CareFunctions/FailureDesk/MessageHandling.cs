using Azure.Storage.Queues.Models;
using CareFunctions.Http;
using CareFunctions.Logging;
using Microsoft.Extensions.Logging;

namespace CareFunctions.FailureDesk;

/// <summary>Handles a queue message so that nothing is lost: what is wrong for ever is recorded at the first attempt, what failed for
/// another reason at the last, each once; then the platform moves the message to the poison queue.</summary>
public sealed class MessageHandling(FailureTable failures, TimeProvider clock, ILogger<MessageHandling> log)
{
    /// <summary>How often the platform tries: <c>maxDequeueCount</c> in <c>host.json</c>.</summary>
    public const int MostAttempts = 5;

    /// <summary>Handles one message.</summary>
    /// <param name="queue">The queue it came on.</param>
    /// <param name="message">The message.</param>
    /// <param name="handle">Handles its bytes; returns every fault that makes it impossible, or none.</param>
    /// <param name="cancellationToken">Stops the attempt; the message stays on its queue.</param>
    /// <exception cref="UnhandledMessageException">The message has faults; they are on the failure desk.</exception>
    public async Task HandleAsync(
        string queue, QueueMessage message, Func<ReadOnlyMemory<byte>, Task<IReadOnlyList<ProblemFault>>> handle, CancellationToken cancellationToken)
    {
        var text = message.Body.ToString();
        IReadOnlyList<ProblemFault> faults;
        try
        {
            faults = await handle(message.Body.ToMemory());
        }
        catch (Exception fault) when (message.DequeueCount >= MostAttempts && !cancellationToken.IsCancellationRequested)
        {
            // The type of the fault says enough to look it up in the log by the message's id; its text might repeat the message.
            await RecordAsync(queue, message.MessageId, text,
                [new ProblemFault("", "not-handled", $"It could not be handled in {MostAttempts} attempts ({fault.GetType().Name}).")], cancellationToken);
            throw;
        }

        if (faults.Count > 0)
        {
            var id = await RecordAsync(queue, message.MessageId, text, faults, cancellationToken);
            throw new UnhandledMessageException($"Message {message.MessageId} on {queue} has {faults.Count} fault(s): see failure {id}.");
        }
    }

    private async Task<string> RecordAsync(
        string queue, string messageId, string text, IReadOnlyList<ProblemFault> reasons, CancellationToken cancellationToken)
    {
        var failure = new Failure
        {
            Id = FailureTable.IdOf(queue, messageId),
            Source = queue,
            MessageId = messageId,
            At = clock.GetUtcNow(),
            Reasons = reasons,
            Original = text,
        };
        if (await failures.AddAsync(failure, cancellationToken))
        {
            log.SentToFailureDesk(messageId, queue, failure.Id, reasons.Count);
        }

        return failure.Id;
    }
}
