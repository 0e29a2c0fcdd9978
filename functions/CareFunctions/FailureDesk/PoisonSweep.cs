using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using CareFunctions.Http;
using CareFunctions.Logging;
using CareFunctions.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace CareFunctions.FailureDesk;

/// <summary>Puts before the failure desk what reached a poison queue without a word: each of its attempts was cut off (the process died), so
/// no attempt could record a reason. The message itself stays on the poison queue.</summary>
public sealed class PoisonSweep(FailureTable failures, StorageConnection storage, TimeProvider clock, ILogger<PoisonSweep> log)
{
    /// <summary>The code of the reason that is recorded.</summary>
    public const string Code = "cut-off";

    private const int PageLength = 32;

    // So that one sweep meets no message twice; they show again well before the next.
    private static readonly TimeSpan HiddenFor = TimeSpan.FromMinutes(1);

    /// <summary>At every start, since a dying process is what makes it necessary, and every six hours.</summary>
    [Function("SweepPoisonQueues")]
    public async Task RunAsync([TimerTrigger("0 37 */6 * * *", RunOnStartup = true)] TimerInfo timer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(timer);
        foreach (var queue in Queues.Read)
        {
            await SweepAsync(queue, storage.CreateQueueClient(queue + "-poison"), cancellationToken);
        }
    }

    private async Task SweepAsync(string queue, QueueClient poison, CancellationToken cancellationToken)
    {
        var seen = new List<(string Id, string Receipt)>();
        while (true)
        {
            QueueMessage[] page = await poison.ReceiveMessagesAsync(PageLength, HiddenFor, cancellationToken);
            foreach (var message in page)
            {
                seen.Add((message.MessageId, message.PopReceipt));
                await RecordAsync(queue, message, cancellationToken);
            }

            if (page.Length == 0)
            {
                break;
            }
        }

        foreach (var (id, receipt) in seen)
        {
            await ShowAgainAsync(poison, id, receipt, cancellationToken);
        }
    }

    private static async Task ShowAgainAsync(QueueClient poison, string id, string receipt, CancellationToken cancellationToken)
    {
        try
        {
            await poison.UpdateMessageAsync(id, receipt, visibilityTimeout: TimeSpan.Zero, cancellationToken: cancellationToken);
        }
        catch (RequestFailedException gone) when (gone.Status is 400 or 404)
        {
            // Somebody took it meanwhile, or the sweep was so long that it shows again by itself.
        }
    }

    // The platform copies a message to the poison queue under a new id, so what was recorded before is known by its text.
    private async Task RecordAsync(string queue, QueueMessage message, CancellationToken cancellationToken)
    {
        var text = message.Body.ToString();
        if (await failures.HoldsAsync(queue, text, cancellationToken))
        {
            return;
        }

        var failure = new Failure
        {
            Id = FailureTable.IdOf(queue + "-poison", message.MessageId),
            Source = queue,
            MessageId = message.MessageId,
            At = clock.GetUtcNow(),
            Reasons = [new ProblemFault("", Code, $"Each of its {MessageHandling.MostAttempts} attempts was cut off before it could say why. Nothing is known to be wrong with it: replay it.")],
            Original = text,
        };
        if (await failures.AddAsync(failure, cancellationToken))
        {
            log.SentToFailureDesk(message.MessageId, queue, failure.Id, failure.Reasons.Count);
        }
    }
}
