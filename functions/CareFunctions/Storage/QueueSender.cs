using System.Collections.Concurrent;
using System.Text.Json;
using Azure.Storage.Queues;
using CareFunctions.Core.Json;

namespace CareFunctions.Storage;

/// <summary>Writes messages to queues as plain JSON text.</summary>
public sealed class QueueSender(StorageConnection connection)
{
    private readonly ConcurrentDictionary<string, QueueClient> _queues = new();

    /// <summary>Sends a value as JSON. Delivered at least once: a step that is repeated after a crash sends it again.</summary>
    public Task SendAsync<T>(string queue, T value, CancellationToken cancellationToken) =>
        SendTextAsync(queue, JsonSerializer.Serialize(value, CareJson.Options), cancellationToken);

    /// <summary>Sends a text as it is. Messages never expire: a week's holiday loses none.</summary>
    public Task SendTextAsync(string queue, string text, CancellationToken cancellationToken) =>
        Client(queue).SendMessageAsync(text, timeToLive: TimeSpan.FromSeconds(-1), cancellationToken: cancellationToken);

    /// <summary>Creates the queue where it is missing.</summary>
    public Task CreateIfNotExistsAsync(string queue, CancellationToken cancellationToken) =>
        Client(queue).CreateIfNotExistsAsync(cancellationToken: cancellationToken);

    private QueueClient Client(string queue) => _queues.GetOrAdd(queue, connection.CreateQueueClient);
}
