using Azure.Data.Tables;
using Microsoft.Extensions.Hosting;

namespace CareFunctions.Storage;

/// <summary>Creates the tables and queues that are missing, before anything is read from them.</summary>
public sealed class StorageSetup(TableServiceClient tables, QueueSender queues) : IHostedService
{
    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken) => Task.WhenAll(
    [
        .. Tables.All.Select(table => (Task)tables.CreateTableIfNotExistsAsync(table, cancellationToken)),
        .. Queues.All.Select(queue => queues.CreateIfNotExistsAsync(queue, cancellationToken)),
    ]);

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
