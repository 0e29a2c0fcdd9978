using System.Text.Json;
using Azure.Data.Tables;

namespace Embedded.Tables.Tests;

[Collection(StorageCollection.Name)]
public sealed class NpmInteropTests(StorageFixture storage)
{
    private static readonly Guid Id = Guid.Parse("c9da6455-213d-42c9-9a79-3e9149a57833");
    private static readonly DateTimeOffset Time = new(2026, 3, 29, 1, 30, 0, 123, TimeSpan.Zero);

    private static TableEntity Everything(string rowKey) => new("it's p", rowKey)
    {
        ["Text"] = "it's \"quoted\" \\ 日本語 😀\r\n",
        ["Empty"] = "",
        ["Truth"] = true,
        ["Number"] = int.MinValue,
        ["Long"] = long.MaxValue,
        ["Fraction"] = 0.1,
        ["Whole"] = 2.0,
        ["NotANumber"] = double.NaN,
        ["Infinite"] = double.NegativeInfinity,
        ["Id"] = Id,
        ["At"] = Time,
        ["Bytes"] = new byte[] { 0, 1, 128, 255 },
    };

    [Fact]
    public async Task WrittenHere_ReadByNpm_HasEqualTypesAndValues()
    {
        var table = await storage.NewTableAsync();
        await table.AddEntityAsync(Everything("added"));
        await table.SubmitTransactionAsync([new(TableTransactionActionType.Add, Everything("in a transaction"))]);

        var entities = (await new NpmClient(storage.Server, table.Name).ReadAsync()).EnumerateArray().ToArray();

        entities.Length.ShouldBe(2);
        foreach (var entity in entities)
        {
            Typed(entity, "partitionKey").ShouldBe(("String", "it's p"));
            Typed(entity, "Text").ShouldBe(("String", "it's \"quoted\" \\ 日本語 😀\r\n"));
            Typed(entity, "Empty").ShouldBe(("String", ""));
            Typed(entity, "Truth").ShouldBe(("Boolean", "true"));
            Typed(entity, "Number").ShouldBe(("Int32", "-2147483648"));
            Typed(entity, "Long").ShouldBe(("Int64", "9223372036854775807"));
            Typed(entity, "Fraction").ShouldBe(("Double", "0.1"));
            double.Parse(Typed(entity, "Whole").Value, System.Globalization.CultureInfo.InvariantCulture).ShouldBe(2.0);
            Typed(entity, "NotANumber").ShouldBe(("Double", "NaN"));
            Typed(entity, "Infinite").ShouldBe(("Double", "-Infinity"));
            Typed(entity, "Id").ShouldBe(("Guid", Id.ToString()));
            Typed(entity, "At").Type.ShouldBe("DateTime");
            DateTimeOffset.Parse(Typed(entity, "At").Value, System.Globalization.CultureInfo.InvariantCulture).ShouldBe(Time);
            Typed(entity, "Bytes").ShouldBe(("Binary", Convert.ToBase64String([0, 1, 128, 255])));
        }
    }

    [Fact]
    public async Task WrittenByNpm_ReadHere_HasEqualTypesAndValues()
    {
        var table = await storage.NewTableAsync();
        await new NpmClient(storage.Server, table.Name).WriteAsync(JsonSerializer.Serialize(new[]
        {
            new Dictionary<string, object>
            {
                ["partitionKey"] = "it's p",
                ["rowKey"] = "from npm",
                ["Text"] = "it's \"quoted\" \\ 日本語 😀\r\n",
                ["Empty"] = "",
                ["Truth"] = true,
                ["Number"] = int.MinValue,
                ["Long"] = new { type = "Int64", value = "9223372036854775807" },
                ["Fraction"] = 0.1,
                ["Whole"] = new { type = "Double", value = "2" },
                ["NotANumber"] = new { type = "Double", value = "NaN" },
                ["Infinite"] = new { type = "Double", value = "-Infinity" },
                ["Id"] = new { type = "Guid", value = Id.ToString() },
                ["At"] = new { type = "DateTime", value = "2026-03-29T01:30:00.1230000Z" },
                ["Bytes"] = new { type = "Binary", value = Convert.ToBase64String([0, 1, 128, 255]) },
            },
        }));

        var read = (await table.GetEntityAsync<TableEntity>("it's p", "from npm")).Value;

        var expected = Everything("from npm");
        foreach (var name in expected.Keys)
        {
            read[name].ShouldBe(expected[name], name);
            read[name].ShouldBeOfType(expected[name].GetType(), name);
        }
    }

    [Fact]
    public async Task Filters_MadeHere_FindTheSameThroughNpm()
    {
        var table = await storage.NewTableAsync();
        await table.AddEntityAsync(Everything("hit"));
        await table.AddEntityAsync(new TableEntity("it's p", "miss") { ["Text"] = "other", ["Long"] = 1L, ["At"] = Time.AddDays(1) });
        var filter = TableClient.CreateQueryFilter(
            $"Text eq {"it's \"quoted\" \\ 日本語 😀\r\n"} and Long ge {long.MaxValue} and At le {Time} and Id eq {Id} and Truth eq {true}");

        var throughNpm = await new NpmClient(storage.Server, table.Name).QueryAsync(filter);

        throughNpm.ShouldBe(["hit"]);
        table.Query<TableEntity>(filter).Select(entity => entity.RowKey).ShouldBe(throughNpm);
    }

    // With type conversion off, npm's client gives plain JSON values for the types that JSON has.
    private static (string Type, string Value) Typed(JsonElement entity, string name)
    {
        var property = entity.GetProperty(name);
        return property.ValueKind switch
        {
            JsonValueKind.Object => (property.GetProperty("type").GetString()!, property.GetProperty("value").ToString()),
            JsonValueKind.String => ("String", property.GetString()!),
            JsonValueKind.True or JsonValueKind.False => ("Boolean", property.GetRawText()),
            _ => ("Int32", property.GetRawText()),
        };
    }
}
