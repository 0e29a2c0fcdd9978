using System.Collections.Concurrent;
using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Embedded.Functions.Listeners;
using Microsoft.Extensions.Logging;

namespace Embedded.Functions.Queues;

/// <summary>
/// Takes messages from one queue in batches and runs the function for each, at least once. Takes the next batch when no
/// more than <c>newBatchThreshold</c> are running, so that at most that number plus <c>batchSize</c> run at once.
/// </summary>
internal sealed class QueueListener : ITriggerListener, IDisposable
{
    private readonly QueueClient queue;
    private readonly MessageHandler handler;
    private readonly QueueSettings settings;
    private readonly QueueListenerOptions options;
    private readonly ILogger logger;
    private readonly PollingBackOff backOff;
    private readonly ConcurrentDictionary<QueueMessage, Task> running = new();
    private readonly ConcurrentDictionary<MessageLease, DateTimeOffset> postponed = new();
    private readonly CancellationTokenSource stopping = new();
    private readonly CancellationTokenSource abandoning = new();
    private readonly CancellationTokenSource givingUp = new();
    private readonly SemaphoreSlim wake = new(0, 1);
    private readonly TaskCompletionSource stopRequested = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task polling = Task.CompletedTask;
    private bool created;
    private bool unreachable;
    private int ran;

    public QueueListener(QueueClient queue, MessageHandler handler, QueueSettings settings, QueueListenerOptions options, ILogger logger)
    {
        this.queue = queue;
        this.handler = handler;
        this.settings = settings;
        this.options = options;
        this.logger = logger;
        backOff = new PollingBackOff(settings.MaxPollingInterval);
    }

    public string Name => $"queue {queue.Name}";

    /// <summary>When a failed message is to be tried again, if the application drives the work by hand.</summary>
    public DateTimeOffset? NextDue => postponed.IsEmpty ? null : postponed.Values.Min();

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (!options.DriveByHand)
        {
            polling = Task.Run(PollAsync, CancellationToken.None);
        }

        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await stopping.CancelAsync();
        stopRequested.TrySetResult();
        try
        {
            await polling.WaitAsync(cancellationToken);
            await Task.WhenAll(running.Values).WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            await abandoning.CancelAsync();

            // A look into the queue that is under way is let come to its end: cut off, it may have taken messages
            // that nobody would see until their hold runs out.
            givingUp.CancelAfter(options.AbandonAfter);
            await polling;
            await Task.WhenAll(running.Values);
        }

        foreach (var lease in postponed.Keys)
        {
            await ReleaseAsync(lease);
        }
    }

    public async Task<bool> RunDueAsync(CancellationToken cancellationToken)
    {
        var now = options.Clock.GetUtcNow();
        foreach (var (lease, due) in postponed)
        {
            if (due <= now)
            {
                await ReleaseAsync(lease);
            }
        }

        while (!stopping.IsCancellationRequested)
        {
            var taken = await ReceiveAsync(cancellationToken);
            await Task.WhenAll(running.Values).WaitAsync(cancellationToken);
            if (taken == 0)
            {
                break;
            }
        }

        return Interlocked.Exchange(ref ran, 0) > 0;
    }

    public void Dispose()
    {
        stopping.Dispose();
        abandoning.Dispose();
        givingUp.Dispose();
        wake.Dispose();
    }

    /// <summary>Looks into the queue now instead of when the waiting is over.</summary>
    public void Wake()
    {
        try
        {
            wake.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is awake already.
        }
    }

    private async Task PollAsync()
    {
        while (!stopping.IsCancellationRequested)
        {
            if (running.Count > settings.NewBatchThreshold)
            {
                await Task.WhenAny(running.Values.Append(stopRequested.Task));
                continue;
            }

            var taken = 0;
            try
            {
                taken = await ReceiveAsync(givingUp.Token);
                if (unreachable)
                {
                    unreachable = false;
                    logger.LogInformation("Queue {Queue} can be reached again.", queue.Name);
                }
            }
            catch (OperationCanceledException) when (givingUp.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // Whatever is wrong with storage, network or credential: listening goes on.
            catch (Exception fault)
#pragma warning restore CA1031
            {
                if (!unreachable)
                {
                    unreachable = true;
                    logger.LogError("Queue {Queue} cannot be reached: {Fault}. It is tried again until it can.", queue.Name, Describe(fault));
                }
            }

            if (taken > 0)
            {
                backOff.Reset();
            }
            else
            {
                await WaitAsync(backOff.Next());
            }
        }
    }

    private async Task<int> ReceiveAsync(CancellationToken cancellationToken)
    {
        if (!created)
        {
            await queue.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
            created = true;
        }

        QueueMessage[] messages;
        try
        {
            messages = (await queue.ReceiveMessagesAsync(settings.BatchSize, options.Lease, cancellationToken)).Value;
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            created = false;
            return 0;
        }

        foreach (var message in messages)
        {
            var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            running[message] = RunAsync(message, start.Task);
            start.SetResult();
        }

        return messages.Length;
    }

    private async Task RunAsync(QueueMessage message, Task started)
    {
        var lease = new MessageLease(queue, message, options.Lease, logger);
        await started;
        try
        {
            var outcome = stopping.IsCancellationRequested ? MessageOutcome.HandedBack : await HandleAsync(message);
            switch (outcome)
            {
                case MessageOutcome.Succeeded or MessageOutcome.Poisoned:
                    await lease.DeleteAsync();
                    break;
                case MessageOutcome.Failed when options.DriveByHand && settings.VisibilityTimeout > TimeSpan.Zero:
                    postponed[lease] = options.Clock.GetUtcNow() + settings.VisibilityTimeout;
                    return;
                case MessageOutcome.Failed:
                    await lease.ReleaseAsync(settings.VisibilityTimeout);
                    break;
                default:
                    await lease.ReleaseAsync(TimeSpan.Zero);
                    break;
            }

            await lease.DisposeAsync();
        }
        finally
        {
            running.TryRemove(message, out _);
        }
    }

    private async Task<MessageOutcome> HandleAsync(QueueMessage message)
    {
        Interlocked.Increment(ref ran);
        var handling = handler.HandleAsync(message, abandoning.Token);
        var abandoned = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = abandoning.Token.Register(() => abandoned.TrySetResult());
        if (await Task.WhenAny(handling, abandoned.Task) != handling)
        {
            // A function that heeds its cancellation gets a moment to end; one that does not is left behind.
            await Task.WhenAny(handling, Task.Delay(options.AbandonAfter, TimeProvider.System, CancellationToken.None));
        }

        return handling.IsCompletedSuccessfully ? handling.Result : MessageOutcome.HandedBack;
    }

    private async Task ReleaseAsync(MessageLease lease)
    {
        if (postponed.TryRemove(lease, out _))
        {
            await lease.ReleaseAsync(TimeSpan.Zero);
            await lease.DisposeAsync();
        }
    }

    private async Task WaitAsync(TimeSpan wait)
    {
        try
        {
            using var waiting = CancellationTokenSource.CreateLinkedTokenSource(stopping.Token);
            await Task.WhenAny(wake.WaitAsync(waiting.Token), Task.Delay(wait, options.Clock, waiting.Token));
            await waiting.CancelAsync();
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The loop ends.
        }
    }

    private static string Describe(Exception fault) => fault switch
    {
        RequestFailedException { Status: > 0 } refused => $"{refused.Status} {refused.ErrorCode}",
        AggregateException { InnerExceptions.Count: > 0 } several => Describe(several.InnerExceptions[^1]),
        { InnerException: { } inner } => Describe(inner),
        _ => fault.Message,
    };
}
