using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;

namespace Embedded.Tables.Tests;

[Collection(StorageCollection.Name)]
public sealed class TableTests(StorageFixture storage)
{
    [Fact]
    public async Task Create_Existing_FailsWithTheServicesCode()
    {
        var table = await storage.NewTableAsync();

        var failure = await Should.ThrowAsync<RequestFailedException>(table.CreateAsync());

        failure.Status.ShouldBe(409);
        (failure.ErrorCode! == TableErrorCode.TableAlreadyExists).ShouldBeTrue();
        Should.Throw<RequestFailedException>(() => table.Create()).ErrorCode.ShouldBe("TableAlreadyExists");
    }

    [Fact]
    public async Task CreateIfNotExists_Existing_AnswersWithTheTable()
    {
        var table = await storage.NewTableAsync();

        var answer = await table.CreateIfNotExistsAsync();

        answer.Value.Name.ShouldBe(table.Name);
        answer.GetRawResponse().Status.ShouldBe(409);
        storage.Tables.CreateTableIfNotExists(table.Name).Value.Name.ShouldBe(table.Name);
    }

    [Fact]
    public async Task Delete_Twice_IsNoError()
    {
        var table = await storage.NewTableAsync();

        (await table.DeleteAsync()).Status.ShouldBe(204);
        (await table.DeleteAsync()).Status.ShouldBe(404);
        table.Delete().Status.ShouldBe(404);
        storage.Tables.DeleteTable(table.Name).Status.ShouldBe(404);
    }

    [Theory]
    [InlineData("ab")]
    [InlineData("1abc")]
    [InlineData("a-b-c")]
    [InlineData("abc\n")]
    [InlineData("abc')/x")]
    [InlineData("Tables('x')")]
    public async Task Create_NameThatIsNone_IsRefusedBeforeItIsSent(string name) =>
        await Should.ThrowAsync<ArgumentException>(storage.Tables.CreateTableAsync(name));

    [Fact]
    public async Task Query_ByNameAndByPage_FindsTheTables()
    {
        var names = new List<string>();
        for (var index = 0; index < 5; index++)
        {
            names.Add((await storage.NewTableAsync()).Name);
        }

        var all = new List<string>();
        var pages = 0;
        await foreach (var page in storage.Tables.QueryAsync(maxPerPage: 2).AsPages())
        {
            page.Values.Count.ShouldBeLessThanOrEqualTo(2);
            all.AddRange(page.Values.Select(table => table.Name));
            pages++;
        }

        pages.ShouldBeGreaterThan(2);
        names.ShouldBeSubsetOf(all);
        all.Distinct().Count().ShouldBe(all.Count);
        var name = names[3];
        storage.Tables.Query(table => table.Name == name).Select(table => table.Name).ShouldBe([name]);
        FormattableString interpolated = $"TableName eq {name}";
        storage.Tables.Query(interpolated).Select(table => table.Name).ShouldBe([name]);
    }

    [Fact]
    public async Task AnyOperation_MissingTable_FailsWithTheServicesCode()
    {
        var table = storage.Tables.GetTableClient(StorageFixture.NewTableName());

        var failure = await Should.ThrowAsync<RequestFailedException>(table.AddEntityAsync(new TableEntity("p", "r")));

        failure.Status.ShouldBe(404);
        failure.ErrorCode.ShouldBe("TableNotFound");
        (await table.GetEntityIfExistsAsync<TableEntity>("p", "r")).HasValue.ShouldBeFalse();
    }

    [Fact]
    public void Uri_OfTheTable_HoldsNoSignature()
    {
        var table = new TableClient(new Uri("https://account.table.core.windows.net/things?sv=1&sig=secret"));

        table.Uri.ShouldBe(new Uri("https://account.table.core.windows.net/things"));
        table.Name.ShouldBe("things");
        table.AccountName.ShouldBe("account");
    }
}
