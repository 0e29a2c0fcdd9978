using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Sas;

namespace Embedded.Tables.Tests.Access;

[Collection(StorageCollection.Name)]
public sealed class SharedAccessSignatureTests(StorageFixture storage)
{
    private static DateTimeOffset Tomorrow => TimeProvider.System.GetUtcNow().AddDays(1);

    [Fact]
    public async Task GenerateSasUri_ReadOnly_ReadsAndCannotWrite()
    {
        var table = await FilledAsync();
        var reader = new TableClient(table.GenerateSasUri(TableSasPermissions.Read, Tomorrow));

        (await reader.GetEntityAsync<TableEntity>("p", "it's")).Value.GetInt32("Step").ShouldBe(1);
        reader.Query<TableEntity>(entity => entity.PartitionKey == "p").Count().ShouldBe(1);
        var failure = await Should.ThrowAsync<RequestFailedException>(reader.UpsertEntityAsync(new TableEntity("p", "x")));

        failure.Status.ShouldBe(403);
        reader.Name.ShouldBe(table.Name);
        reader.Uri.Query.ShouldBe("");
        failure.Message.ShouldNotContain("sig=");
    }

    [Fact]
    public async Task AzureSasCredential_Updated_IsUsedForTheNextRequest()
    {
        var table = await FilledAsync();
        var credential = new AzureSasCredential(table.GenerateSasUri(TableSasPermissions.Add, Tomorrow).Query);
        var client = new TableClient(table.Uri, credential);
        (await client.AddEntityAsync(new TableEntity("p", "new"))).Status.ShouldBe(204);
        await Should.ThrowAsync<RequestFailedException>(client.GetEntityAsync<TableEntity>("p", "new"));

        credential.Update(table.GenerateSasUri(TableSasPermissions.All, Tomorrow).Query);

        (await client.GetEntityAsync<TableEntity>("p", "new")).Value.RowKey.ShouldBe("new");
    }

    [Fact]
    public async Task GenerateSasUri_Expired_IsRefused()
    {
        var table = await FilledAsync();
        var late = new TableClient(table.GenerateSasUri(TableSasPermissions.All, Tomorrow.AddDays(-2)));

        (await Should.ThrowAsync<RequestFailedException>(late.GetEntityAsync<TableEntity>("p", "it's"))).Status.ShouldBe(403);
    }

    [Fact]
    public async Task AccountSignature_InAUriOrAConnectionString_LetsIn()
    {
        var uri = storage.Tables.GenerateSasUri(TableAccountSasPermissions.All, TableAccountSasResourceTypes.All, Tomorrow);
        var name = StorageFixture.NewTableName();

        (await new TableServiceClient(uri).CreateTableAsync(name)).Value.Name.ShouldBe(name);
        var connection = $"TableEndpoint={storage.Server.TableEndpoint};SharedAccessSignature={uri.Query.TrimStart('?')}";
        new TableServiceClient(connection).Query().Select(item => item.Name).ShouldContain(name);
        new TableServiceClient(storage.Server.TableEndpoint, new AzureSasCredential(uri.Query)).Query().Select(item => item.Name).ShouldContain(name);
        var table = new TableClient(connection, name);
        (await table.AddEntityAsync(new TableEntity("p", "r"))).Status.ShouldBe(204);
        (await table.SubmitTransactionAsync([new(TableTransactionActionType.Delete, new TableEntity("p", "r"))])).Value.Single().Status.ShouldBe(204);
    }

    [Fact]
    public async Task GenerateSasUri_WithoutAKey_OrForAnotherTable_IsRefused()
    {
        var table = await FilledAsync();
        var reader = new TableClient(table.GenerateSasUri(TableSasPermissions.Read, Tomorrow));

        Should.Throw<InvalidOperationException>(() => reader.GenerateSasUri(TableSasPermissions.Read, Tomorrow)).Message.ShouldContain("key");
        Should.Throw<InvalidOperationException>(() => table.GenerateSasUri(new TableSasBuilder("other", TableSasPermissions.Read, Tomorrow)));
        Should.Throw<ArgumentException>(() => table.GetSasBuilder("rx", Tomorrow)).Message.ShouldContain("'x'");
        table.GetSasBuilder("du", Tomorrow).Permissions.ShouldBe("ud");
    }

    private async Task<TableClient> FilledAsync()
    {
        var table = await storage.NewTableAsync();
        await table.AddEntityAsync(new TableEntity("p", "it's") { ["Step"] = 1 });
        return table;
    }
}
