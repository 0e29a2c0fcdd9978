using Azure;
using Azure.Data.Tables;

namespace Embedded.Tables.Tests.Transactions;

[Collection(StorageCollection.Name)]
public sealed class TransactionTests(StorageFixture storage)
{
    [Fact]
    public async Task SubmitTransaction_EveryAction_TakesEffectAndAnswersInOrder()
    {
        var table = await storage.NewTableAsync();
        foreach (var key in new[] { "merge", "replace", "delete", "upsert" })
        {
            await table.AddEntityAsync(new TableEntity("p", key) { ["Old"] = 1 });
        }

        var answer = await table.SubmitTransactionAsync(
        [
            new(TableTransactionActionType.Add, Entity("add")),
            new(TableTransactionActionType.UpdateMerge, Entity("merge")),
            new(TableTransactionActionType.UpdateReplace, Entity("replace")),
            new(TableTransactionActionType.Delete, Entity("delete")),
            new(TableTransactionActionType.UpsertMerge, Entity("upsert")),
            new(TableTransactionActionType.UpsertReplace, Entity("new")),
        ]);

        answer.Value.Select(part => part.Status).ShouldBe([204, 204, 204, 204, 204, 204]);
        answer.Value[0].Headers.ETag.ShouldBe((await table.GetEntityAsync<TableEntity>("p", "add")).Value.ETag);
        table.Query<TableEntity>().Select(entity => (entity.RowKey, Old: entity.GetInt32("Old"), New: entity.GetString("New"))).ShouldBe(
        [
            ("add", null, "it's new"), ("merge", 1, "it's new"), ("new", null, "it's new"), ("replace", null, "it's new"), ("upsert", 1, "it's new"),
        ]);
    }

    [Fact]
    public async Task SubmitTransaction_OneActionFails_NamesItAndLeavesNothing()
    {
        var table = await storage.NewTableAsync();
        await table.AddEntityAsync(Entity("c"));

        var failure = await Should.ThrowAsync<TableTransactionFailedException>(table.SubmitTransactionAsync(
            new[] { "a", "b", "c", "d" }.Select(key => new TableTransactionAction(TableTransactionActionType.Add, Entity(key)))));

        failure.FailedTransactionActionIndex.ShouldBe(2);
        failure.Status.ShouldBe(409);
        failure.ErrorCode.ShouldBe("EntityAlreadyExists");
        table.Query<TableEntity>().Select(entity => entity.RowKey).ShouldBe(["c"]);
    }

    [Fact]
    public async Task SubmitTransaction_OlderVersion_Fails412()
    {
        var table = await storage.NewTableAsync();
        var first = (await table.AddEntityAsync(Entity("a"))).Headers.ETag!.Value;
        await table.UpsertEntityAsync(Entity("a"));

        var failure = Should.Throw<TableTransactionFailedException>(() => table.SubmitTransaction(
        [
            new(TableTransactionActionType.Add, Entity("b")),
            new(TableTransactionActionType.UpdateReplace, Entity("a"), first),
        ]));

        failure.Status.ShouldBe(412);
        failure.FailedTransactionActionIndex.ShouldBe(1);
        (await table.GetEntityIfExistsAsync<TableEntity>("p", "b")).HasValue.ShouldBeFalse();
    }

    [Fact]
    public async Task SubmitTransaction_MoreThanOneHundred_IsRefused()
    {
        var table = await storage.NewTableAsync();

        var failure = await Should.ThrowAsync<RequestFailedException>(table.SubmitTransactionAsync(
            Enumerable.Range(0, 101).Select(index => new TableTransactionAction(TableTransactionActionType.Add, Entity($"{index}")))));

        failure.Status.ShouldBe(400);
        failure.ErrorCode.ShouldBe("InvalidInput");
        table.Query<TableEntity>().ShouldBeEmpty();
    }

    [Fact]
    public async Task SubmitTransaction_TwoPartitions_IsRefused()
    {
        var table = await storage.NewTableAsync();

        var failure = await Should.ThrowAsync<TableTransactionFailedException>(table.SubmitTransactionAsync(
        [
            new(TableTransactionActionType.Add, new TableEntity("p", "a")),
            new(TableTransactionActionType.Add, new TableEntity("q", "b")),
        ]));

        failure.Status.ShouldBe(400);
        failure.ErrorCode.ShouldBe("CommandsInBatchActOnDifferentPartitions");
        failure.FailedTransactionActionIndex.ShouldBe(1);
        table.Query<TableEntity>().ShouldBeEmpty();
    }

    [Fact]
    public async Task SubmitTransaction_SameEntityTwice_IsRefused()
    {
        var table = await storage.NewTableAsync();

        var failure = await Should.ThrowAsync<RequestFailedException>(table.SubmitTransactionAsync(
        [
            new(TableTransactionActionType.UpsertMerge, Entity("a")),
            new(TableTransactionActionType.UpsertMerge, Entity("a")),
        ]));

        failure.Status.ShouldBe(400);
        failure.ErrorCode.ShouldBe("InvalidDuplicateRow");
        table.Query<TableEntity>().ShouldBeEmpty();
    }

    [Fact]
    public async Task SubmitTransaction_NoAction_IsRefused()
    {
        var table = await storage.NewTableAsync();

        await Should.ThrowAsync<InvalidOperationException>(table.SubmitTransactionAsync([]));
    }

    [Theory]
    [InlineData("O'Neill")]
    [InlineData("') or (PartitionKey ne '")]
    [InlineData("a%2Fb 100%")]
    [InlineData("a&b=c+d")]
    [InlineData("Ærøskøbing 日本語 😀")]
    [InlineData("$batch")]
    public async Task SubmitTransaction_KeysWithSpecialCharacters_ReachTheirEntityOnly(string key)
    {
        var table = await storage.NewTableAsync();
        await table.AddEntityAsync(new TableEntity(key, key) { ["Step"] = 1 });
        await table.AddEntityAsync(new TableEntity(key, "other") { ["Step"] = 1 });

        await table.SubmitTransactionAsync([new(TableTransactionActionType.UpdateReplace, new TableEntity(key, key) { ["Step"] = 2 })]);

        (await table.GetEntityAsync<TableEntity>(key, key)).Value.GetInt32("Step").ShouldBe(2);
        (await table.GetEntityAsync<TableEntity>(key, "other")).Value.GetInt32("Step").ShouldBe(1);
    }

    [Theory]
    [InlineData("p", "x',RowKey='other")]
    [InlineData("p", "RowKey='other")]
    [InlineData("x',RowKey='other", "r")]
    public async Task SubmitTransaction_KeyThatTheEmulatorWouldTakeForAnother_IsRefused(string partitionKey, string rowKey)
    {
        var table = await storage.NewTableAsync();

        var failure = await Should.ThrowAsync<TableTransactionFailedException>(table.SubmitTransactionAsync(
            [new(TableTransactionActionType.UpsertReplace, new TableEntity(partitionKey, rowKey) { ["Step"] = 2 })]));

        failure.Status.ShouldBe(400);
        failure.Message.ShouldContain("emulator");
        table.Query<TableEntity>().ShouldBeEmpty();
        await table.UpsertEntityAsync(new TableEntity(partitionKey, rowKey) { ["Step"] = 2 });
        var stored = table.Query<TableEntity>().Single();
        (stored.PartitionKey, stored.RowKey).ShouldBe((partitionKey, rowKey));
    }

    [Fact]
    public async Task SubmitTransaction_TextThatLooksLikeTheProtocol_IsStoredAsText()
    {
        var table = await storage.NewTableAsync();
        const string Hostile = "\r\n--changeset_x--\r\nDELETE http://127.0.0.1/devstoreaccount1/other HTTP/1.1\r\n\r\n{\"PartitionKey\":\"x\"}";

        await table.SubmitTransactionAsync(
        [
            new(TableTransactionActionType.Add, new TableEntity("p", "a") { ["Text"] = Hostile }),
            new(TableTransactionActionType.Add, new TableEntity("p", "b") { ["Text"] = "after" }),
        ]);

        table.Query<TableEntity>().Select(entity => entity.GetString("Text")).ShouldBe([Hostile, "after"]);
    }

    private static TableEntity Entity(string rowKey) => new("p", rowKey) { ["New"] = "it's new" };
}
