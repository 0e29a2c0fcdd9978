using Azure.Data.Tables;

namespace Embedded.Tables.Tests.Filters;

[Collection(StorageCollection.Name)]
public sealed class QueryTests(StorageFixture storage)
{
    [Fact]
    public async Task Query_EveryTypesLiteral_FindsItsEntity()
    {
        var table = await storage.NewTableAsync();
        var at = new DateTimeOffset(2026, 3, 29, 1, 30, 0, TimeSpan.Zero);
        var id = Guid.Parse("c9da6455-213d-42c9-9a79-3e9149a57833");
        await table.AddEntityAsync(new TableEntity("p", "hit")
        {
            ["Text"] = "it's 100% & more + \"😀\"",
            ["Truth"] = true,
            ["Number"] = -5,
            ["Long"] = 9_007_199_254_740_993L,
            ["Fraction"] = 0.5,
            ["Id"] = id,
            ["At"] = at,
            ["Bytes"] = new byte[] { 1, 255 },
        });
        await table.AddEntityAsync(new TableEntity("p", "miss")
        {
            ["Text"] = "other", ["Truth"] = false, ["Number"] = 5, ["Long"] = 1L, ["Fraction"] = 1.5,
            ["Id"] = Guid.Empty, ["At"] = at.AddMilliseconds(1), ["Bytes"] = new byte[] { 1 },
        });

        foreach (var filter in new[]
        {
            TableClient.CreateQueryFilter($"Text eq {"it's 100% & more + \"😀\""}"),
            TableClient.CreateQueryFilter($"Truth eq {true}"),
            TableClient.CreateQueryFilter($"Number eq {-5}"),
            TableClient.CreateQueryFilter($"Long gt {9_007_199_254_740_990L}"),
            TableClient.CreateQueryFilter($"Fraction lt {1.0}"),
            TableClient.CreateQueryFilter($"Id eq {id}"),
            TableClient.CreateQueryFilter($"At le {at}"),
            TableClient.CreateQueryFilter($"Bytes eq {new byte[] { 1, 255 }}"),
            TableClient.CreateQueryFilter($"not (Number gt {0}) and (Truth eq {true} or RowKey eq {"x"})"),
        })
        {
            table.Query<TableEntity>(filter).Select(entity => entity.RowKey).ShouldBe(["hit"], filter);
        }
    }

    [Theory]
    [InlineData("x' or PartitionKey ne '")]
    [InlineData("x' or 1 eq 1 or 'a' eq 'a")]
    [InlineData("%27 or PartitionKey ne %27")]
    [InlineData("x'&$top=1000&$filter=PartitionKey ne '")]
    public async Task Query_HostileValue_FindsOnlyWhatIsEqual(string hostile)
    {
        var table = await storage.NewTableAsync();
        await table.AddEntityAsync(new TableEntity("secret", "r") { ["Name"] = "someone else's" });

        table.Query<TableEntity>(TableClient.CreateQueryFilter($"Name eq {hostile}")).ShouldBeEmpty();
        table.Query<TableEntity>(entity => entity.PartitionKey == hostile).ShouldBeEmpty();
        await table.AddEntityAsync(new TableEntity("mine", "r") { ["Name"] = hostile });
        table.Query<TableEntity>(TableClient.CreateQueryFilter($"Name eq {hostile}")).Single().PartitionKey.ShouldBe("mine");
    }

    [Fact]
    public async Task Query_SelectWithMoreThanNames_IsRefused()
    {
        var table = await storage.NewTableAsync();

        Should.Throw<ArgumentException>(() => table.Query<TableEntity>(select: ["A,B"]).ToArray());
    }
}
