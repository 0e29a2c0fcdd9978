using Azure.Data.Tables;
using Embedded.Azurite;

namespace Embedded.Tables.Tests;

/// <summary>One Azurite for the assembly, in memory, on free ports.</summary>
public sealed class StorageFixture : IAsyncLifetime
{
    public AzuriteServer Server { get; private set; } = null!;

    public TableServiceClient Tables { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Server = await AzuriteServer.StartAsync();
        Tables = new TableServiceClient(Server.ConnectionString);
    }

    public async Task DisposeAsync() => await Server.DisposeAsync();

    /// <summary>A table that no other test uses.</summary>
    public async Task<TableClient> NewTableAsync()
    {
        var table = Tables.GetTableClient(NewTableName());
        await table.CreateAsync();
        return table;
    }

    public static string NewTableName() => $"T{Guid.NewGuid():N}";
}
