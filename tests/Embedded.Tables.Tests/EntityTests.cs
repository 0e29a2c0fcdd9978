using Azure;
using Azure.Data.Tables;

namespace Embedded.Tables.Tests;

[Collection(StorageCollection.Name)]
public sealed class EntityTests(StorageFixture storage)
{
    [Fact]
    public async Task AddEntity_Existing_FailsWithTheServicesCode()
    {
        var table = await storage.NewTableAsync();
        (await table.AddEntityAsync(new TableEntity("p", "r"))).Status.ShouldBe(204);

        var failure = await Should.ThrowAsync<RequestFailedException>(table.AddEntityAsync(new TableEntity("p", "r")));

        failure.Status.ShouldBe(409);
        failure.ErrorCode.ShouldBe("EntityAlreadyExists");
    }

    [Fact]
    public async Task UpdateEntity_StoredVersion_Succeeds_AnOlderOne_Fails412()
    {
        var table = await storage.NewTableAsync();
        await table.AddEntityAsync(new TableEntity("p", "r") { ["Step"] = 1 });
        var read = (await table.GetEntityAsync<TableEntity>("p", "r")).Value;
        var update = new TableEntity("p", "r") { ["Step"] = 2 };

        var updated = await table.UpdateEntityAsync(update, read.ETag);
        var conflict = await Should.ThrowAsync<RequestFailedException>(table.UpdateEntityAsync(update, read.ETag, TableUpdateMode.Replace));
        var staleDelete = await Should.ThrowAsync<RequestFailedException>(table.DeleteEntityAsync("p", "r", read.ETag));

        conflict.Status.ShouldBe(412);
        conflict.ErrorCode.ShouldBe("UpdateConditionNotSatisfied");
        staleDelete.Status.ShouldBe(412);
        var now = (await table.GetEntityAsync<TableEntity>("p", "r")).Value;
        now.ETag.ShouldBe(updated.Headers.ETag!.Value);
        now.GetInt32("Step").ShouldBe(2);
    }

    [Fact]
    public async Task UpdateEntity_DefaultVersion_IsRefused_AllMatchesAny()
    {
        var table = await storage.NewTableAsync();
        await table.AddEntityAsync(new TableEntity("p", "r"));

        await Should.ThrowAsync<ArgumentException>(table.UpdateEntityAsync(new TableEntity("p", "r"), default));
        (await table.UpdateEntityAsync(new TableEntity("p", "r"), ETag.All)).Status.ShouldBe(204);
        var missing = await Should.ThrowAsync<RequestFailedException>(table.UpdateEntityAsync(new TableEntity("p", "none"), ETag.All));
        missing.Status.ShouldBe(404);
        missing.ErrorCode.ShouldBe("ResourceNotFound");
    }

    [Theory]
    [InlineData(TableUpdateMode.Merge, 1)]
    [InlineData(TableUpdateMode.Replace, null)]
    public async Task UpsertEntity_Existing_KeepsOrDropsWhatItDoesNotName(TableUpdateMode mode, int? expected)
    {
        var table = await storage.NewTableAsync();
        await table.UpsertEntityAsync(new TableEntity("p", "r") { ["Kept"] = 1 }, mode);

        table.UpsertEntity(new TableEntity("p", "r") { ["New"] = 2 }, mode);

        var read = table.GetEntity<TableEntity>("p", "r").Value;
        read.GetInt32("Kept").ShouldBe(expected);
        read.GetInt32("New").ShouldBe(2);
    }

    [Fact]
    public async Task DeleteEntity_Missing_AnswersQuietlyWith404()
    {
        var table = await storage.NewTableAsync();
        await table.AddEntityAsync(new TableEntity("p", "r"));

        (await table.DeleteEntityAsync(new TableEntity("p", "r"))).Status.ShouldBe(204);
        (await table.DeleteEntityAsync("p", "r")).Status.ShouldBe(404);
        table.DeleteEntity("p", "r").Status.ShouldBe(404);
        table.DeleteEntity(new TableEntity("p", "r")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task GetEntity_Missing_Fails_IfExists_HasNoValue()
    {
        var table = await storage.NewTableAsync();

        var failure = await Should.ThrowAsync<RequestFailedException>(table.GetEntityAsync<TableEntity>("p", "r"));
        var answer = await table.GetEntityIfExistsAsync<TableEntity>("p", "r");

        failure.Status.ShouldBe(404);
        failure.ErrorCode.ShouldBe("ResourceNotFound");
        answer.HasValue.ShouldBeFalse();
        answer.GetRawResponse().Status.ShouldBe(404);
        Should.Throw<InvalidOperationException>(() => answer.Value);
        table.AddEntity(new TableEntity("p", "r"));
        table.GetEntityIfExists<TableEntity>("p", "r").HasValue.ShouldBeTrue();
    }

    [Fact]
    public async Task GetEntity_Select_GetsTheNamedPropertiesOnly()
    {
        var table = await storage.NewTableAsync();
        await table.AddEntityAsync(new TableEntity("p", "r") { ["A"] = "a", ["B"] = "b" });

        var read = (await table.GetEntityAsync<TableEntity>("p", "r", ["B"])).Value;

        read.GetString("B").ShouldBe("b");
        read.ContainsKey("A").ShouldBeFalse();
        var queried = table.Query<TableEntity>(select: ["RowKey", "A"]).Single();
        queried.RowKey.ShouldBe("r");
        queried.GetString("A").ShouldBe("a");
        queried.ContainsKey("B").ShouldBeFalse();
    }

    [Theory]
    [InlineData("O'Neill")]
    [InlineData("''")]
    [InlineData("') or (PartitionKey ne '")]
    [InlineData("a%2Fb")]
    [InlineData("100%")]
    [InlineData("a&b=c")]
    [InlineData("a+b c")]
    [InlineData("..")]
    [InlineData("a,RowKey='x'")]
    [InlineData("Ærøskøbing 日本語 😀")]
    [InlineData("$batch")]
    [InlineData("")]
    public async Task Keys_WithSpecialCharacters_ReachTheirEntityOnly(string key)
    {
        var table = await storage.NewTableAsync();
        await table.AddEntityAsync(new TableEntity("other", "other") { ["Mine"] = false });
        await table.AddEntityAsync(new TableEntity(key, key) { ["Mine"] = true });

        var read = (await table.GetEntityAsync<TableEntity>(key, key)).Value;
        read.PartitionKey.ShouldBe(key);
        read.RowKey.ShouldBe(key);
        read.GetBoolean("Mine").ShouldBe(true);
        (await table.UpdateEntityAsync(new TableEntity(key, key) { ["Step"] = 2 }, read.ETag)).Status.ShouldBe(204);
        table.Query<TableEntity>(entity => entity.PartitionKey == key && entity.RowKey == key).Single().GetInt32("Step").ShouldBe(2);
        (await table.DeleteEntityAsync(key, key)).Status.ShouldBe(204);
        table.Query<TableEntity>().Single().RowKey.ShouldBe("other");
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("a#b")]
    [InlineData("a?b")]
    [InlineData("a\u0001b")]
    [InlineData("a\r\nb")]
    [InlineData("a\u0085b")]
    public async Task Keys_WithCharactersThatTheServiceForbids_AreRefusedClearly(string key)
    {
        var table = await storage.NewTableAsync();

        foreach (var entity in new[] { new TableEntity(key, "r"), new TableEntity("p", key) })
        {
            (await Should.ThrowAsync<RequestFailedException>(table.AddEntityAsync(entity))).ErrorCode.ShouldBe("OutOfRangeInput");
            (await Should.ThrowAsync<RequestFailedException>(table.UpsertEntityAsync(entity))).Status.ShouldBe(400);
            (await Should.ThrowAsync<RequestFailedException>(table.DeleteEntityAsync(entity))).Status.ShouldBe(400);
        }
        table.Query<TableEntity>().ShouldBeEmpty();
    }

    [Fact]
    public async Task Keys_HalfASurrogatePair_AreRefusedBeforeTheyBecomeAnotherKey()
    {
        var table = await storage.NewTableAsync();

        (await Should.ThrowAsync<ArgumentException>(table.AddEntityAsync(new TableEntity("p", "a\ud800")))).Message.ShouldContain("surrogate");
        await Should.ThrowAsync<ArgumentException>(table.GetEntityAsync<TableEntity>("p\udc00", "r"));
        await Should.ThrowAsync<ArgumentNullException>(table.UpsertEntityAsync(new TableEntity { RowKey = "r" }));
    }
}
