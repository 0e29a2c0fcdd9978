using Azure.Storage.Queues;
using Embedded.Azurite;

namespace Embedded.Functions.Tests.Testing;

/// <summary>One Azurite, in memory and on free ports, for the whole test run; it ends with the process.</summary>
public static class Storage
{
    private static readonly Lazy<Task<AzuriteServer>> Azurite = new(() => AzuriteServer.StartAsync());

    public static async Task<string> ConnectionStringAsync() => (await Azurite.Value).ConnectionString;

    /// <summary>A queue of that test's own.</summary>
    public static async Task<QueueClient> QueueAsync(string? name = null)
    {
        var service = new QueueServiceClient(await ConnectionStringAsync(), new QueueClientOptions { Retry = { NetworkTimeout = TimeSpan.FromSeconds(10) } });
        return service.GetQueueClient(name ?? $"q{Guid.NewGuid():n}");
    }
}
