using Azure;
using Azure.Storage.Queues;

namespace Embedded.Functions.Queues;

/// <summary>The queue <c>{name}-poison</c>, where messages go that could not be handled. Created when first needed.</summary>
internal sealed class PoisonQueue(QueueClient queue)
{
    /// <summary>Its name.</summary>
    public string Name => queue.Name;

    /// <summary>Puts a message's text there as it was. It stays until somebody takes it: it never expires.</summary>
    public async Task AddAsync(BinaryData text, CancellationToken cancellationToken)
    {
        try
        {
            await SendAsync(text, cancellationToken);
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            await queue.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
            await SendAsync(text, cancellationToken);
        }
    }

    private async Task SendAsync(BinaryData text, CancellationToken cancellationToken) =>
        await queue.SendMessageAsync(text, timeToLive: TimeSpan.FromSeconds(-1), cancellationToken: cancellationToken);
}
