using Azure.Data.Tables;

namespace Embedded.Tables.Tests;

[Collection(StorageCollection.Name)]
public sealed class PagingTests(StorageFixture storage)
{
    private const int Count = 1_050;

    [Fact]
    public async Task Query_MoreThanAPage_YieldsEachEntityOnceInOrder()
    {
        var table = await FilledAsync();

        var keys = new List<string>();
        await foreach (var entity in table.QueryAsync<TableEntity>())
        {
            keys.Add(entity.RowKey);
        }

        keys.ShouldBe(Enumerable.Range(0, Count).Select(Key));
        table.Query<TableEntity>().Select(entity => entity.RowKey).ShouldBe(keys);
        var pages = table.Query<TableEntity>().AsPages().ToArray();
        pages.Select(page => page.Values.Count).ShouldBe([1_000, 50]);
        pages[1].ContinuationToken.ShouldBeNull();
    }

    [Fact]
    public async Task AsPages_FromAToken_GoesOnWhereThePageEnded()
    {
        var table = await FilledAsync();
        var first = table.Query<TableEntity>(maxPerPage: 7).AsPages().First();

        var next = table.Query<TableEntity>(maxPerPage: 7).AsPages(first.ContinuationToken).First();
        var hinted = table.Query<TableEntity>(maxPerPage: 7).AsPages(first.ContinuationToken, pageSizeHint: 3).First();

        first.Values.Count.ShouldBe(7);
        next.Values.Select(entity => entity.RowKey).ShouldBe(Enumerable.Range(7, 7).Select(Key));
        hinted.Values.Select(entity => entity.RowKey).ShouldBe(Enumerable.Range(7, 3).Select(Key));
        Should.Throw<ArgumentException>(() => table.Query<TableEntity>().AsPages("not a token").First());
    }

    [Fact]
    public async Task QueryAsync_Cancelled_Stops()
    {
        var table = await FilledAsync();
        using var cancellation = new CancellationTokenSource();

        await Should.ThrowAsync<OperationCanceledException>(async () =>
        {
            await foreach (var page in table.QueryAsync<TableEntity>(maxPerPage: 10, cancellationToken: cancellation.Token).AsPages())
            {
                page.Values.Count.ShouldBe(10);
                await cancellation.CancelAsync();
            }
        });
    }

    private static string Key(int index) => $"{index:0000} æ'";

    private async Task<TableClient> FilledAsync()
    {
        var table = await storage.NewTableAsync();
        foreach (var chunk in Enumerable.Range(0, Count).Chunk(100))
        {
            await table.SubmitTransactionAsync(chunk.Select(index =>
                new TableTransactionAction(TableTransactionActionType.Add, new TableEntity("p", Key(index)))));
        }
        return table;
    }
}
