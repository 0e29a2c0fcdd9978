using System.Collections.Concurrent;
using System.Text.Json;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace CrashTests.App;

/// <summary>The finance system's connector: takes commands from their queue, carries each out once by its correlation id, and answers, now and then twice.</summary>
internal sealed class SwiftConnector(QueueServiceClient queues, int seed, TimeProvider clock)
{
    private readonly Random random = new(seed + 2);
    private readonly ConcurrentDictionary<string, string> carriedOut = new();

    /// <summary>The commands by correlation id.</summary>
    public IReadOnlyDictionary<string, string> CarriedOut => carriedOut;

    /// <summary>Messages whose correlation id had come before.</summary>
    public int Repeated { get; private set; }

    /// <summary>Messages whose correlation id had come before with other content: never allowed.</summary>
    public int Contradicting { get; private set; }

    public async Task RunAsync(CancellationToken stop)
    {
        QueueClient commands = queues.GetQueueClient("system-commands");
        QueueClient results = queues.GetQueueClient("system-results");
        while (!stop.IsCancellationRequested)
        {
            if (!await commands.ExistsAsync(stop))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200), clock, stop);
                continue;
            }

            QueueMessage[] messages = await commands.ReceiveMessagesAsync(16, TimeSpan.FromMinutes(1), stop);
            foreach (QueueMessage message in messages)
            {
                await AnswerAsync(message.Body.ToString(), results, stop);
                await commands.DeleteMessageAsync(message.MessageId, message.PopReceipt, stop);
            }

            if (messages.Length == 0)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), clock, stop);
            }
        }
    }

    private async Task AnswerAsync(string text, QueueClient results, CancellationToken stop)
    {
        using JsonDocument command = JsonDocument.Parse(text);
        string correlationId = command.RootElement.GetProperty("correlationId").GetString()!;
        string instanceId = command.RootElement.GetProperty("instanceId").GetString()!;
        if (!carriedOut.TryAdd(correlationId, text))
        {
            Repeated++;
            Contradicting += carriedOut[correlationId] == text ? 0 : 1;
        }

        string result = JsonSerializer.Serialize(new { correlationId, instanceId, done = true, detail = "amended" });
        for (int times = random.Next(4) == 0 ? 2 : 1; times > 0; times--)
        {
            await results.SendMessageAsync(result, stop);
        }
    }
}
