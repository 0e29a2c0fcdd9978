using Azure.Data.Tables;

namespace Embedded.Tables.Tests.Entities;

[Collection(StorageCollection.Name)]
public sealed class EdmTypesTests(StorageFixture storage)
{
    private static readonly DateTimeOffset Time = new(2026, 3, 29, 1, 30, 0, TimeSpan.FromHours(1));

    public static TheoryData<object> Values =>
    [
        "", "text", "\"quoted\" \\ \r\n\t\u0001 ' 日本語 😀", "12", "true", "2026-03-29T00:30:00Z",
        true, false,
        0, 1, -1, int.MinValue, int.MaxValue,
        0L, 12L, long.MinValue, long.MaxValue,
        0.0, 1.0, -2.0, 0.1, 1e300, double.Epsilon, double.MaxValue, double.MinValue, 123456789012345680d,
        double.NaN, double.PositiveInfinity, double.NegativeInfinity,
        Guid.Parse("c9da6455-213d-42c9-9a79-3e9149a57833"), Guid.Empty,
        Time.AddTicks(1_234_567), DateTimeOffset.UnixEpoch, new DateTimeOffset(9999, 12, 31, 23, 59, 59, TimeSpan.Zero),
        Array.Empty<byte>(), new byte[] { 0, 1, 127, 128, 255 },
    ];

    [Theory]
    [MemberData(nameof(Values))]
    public async Task DictionaryEntity_EveryType_ComesBackWithItsTypeAndValue(object value)
    {
        var table = await storage.NewTableAsync();
        await table.AddEntityAsync(new TableEntity("p", "r") { ["Value"] = value });

        var read = (await table.GetEntityAsync<TableEntity>("p", "r")).Value;
        var listed = table.Query<TableEntity>().Single();

        read["Value"].ShouldBe(value);
        read["Value"].ShouldBeOfType(value.GetType());
        listed["Value"].ShouldBe(value);
        listed["Value"].ShouldBeOfType(value.GetType());
        read.ETag.ShouldBe(listed.ETag);
        read.Timestamp.ShouldNotBeNull();
    }

    [Fact]
    public async Task DictionaryEntity_OtherFormsOfAType_ComeBackInItsUsualForm()
    {
        var table = await storage.NewTableAsync();
        await table.AddEntityAsync(new TableEntity("p", "r")
        {
            ["Data"] = BinaryData.FromBytes(new byte[] { 1, 2 }),
            ["Utc"] = Time.UtcDateTime,
            ["NoZone"] = new DateTime(2026, 7, 1, 12, 0, 0, DateTimeKind.Unspecified),
            ["Nothing"] = null,
        });

        var read = (await table.GetEntityAsync<TableEntity>("p", "r")).Value;

        read.GetBinary("Data").ShouldBe([1, 2]);
        read.GetBinaryData("Data").ToArray().ShouldBe([1, 2]);
        read.GetDateTime("Utc").ShouldBe(Time.UtcDateTime);
        read.GetDateTime("Utc")!.Value.Kind.ShouldBe(DateTimeKind.Utc);
        read.GetDateTimeOffset("NoZone").ShouldBe(new DateTimeOffset(2026, 7, 1, 12, 0, 0, TimeSpan.Zero));
        read.ContainsKey("Nothing").ShouldBeFalse();
        read["Nothing"].ShouldBeNull();
        read.GetInt32("Nothing").ShouldBeNull();
        Should.Throw<InvalidOperationException>(() => read.GetInt32("Utc")).Message.ShouldContain("'Utc'");
    }

    [Fact]
    public async Task DictionaryEntity_ReadAndWrittenBack_StaysTheSame()
    {
        var table = await storage.NewTableAsync();
        await table.AddEntityAsync(new TableEntity("p", "r") { ["Text"] = "a", ["Count"] = 12L });
        var read = (await table.GetEntityAsync<TableEntity>("p", "r")).Value;

        await table.UpdateEntityAsync(read, read.ETag, TableUpdateMode.Replace);

        var again = (await table.GetEntityAsync<TableEntity>("p", "r")).Value;
        again.Keys.Order().ShouldBe(read.Keys.Order());
        again.GetInt64("Count").ShouldBe(12L);
    }

    [Fact]
    public async Task AddEntity_WhatTheServiceHasNoTypeFor_IsRefusedWithItsName()
    {
        var table = await storage.NewTableAsync();

        (await Should.ThrowAsync<NotSupportedException>(table.AddEntityAsync(new TableEntity("p", "r") { ["Price"] = 1.5m }))).Message.ShouldContain("'Price'");
        (await Should.ThrowAsync<NotSupportedException>(table.AddEntityAsync(new TableEntity("p", "r") { ["Day"] = DayOfWeek.Friday }))).Message.ShouldContain("'Day'");
        await Should.ThrowAsync<ArgumentException>(table.AddEntityAsync(new TableEntity("p", "r") { ["Text@odata.type"] = "Edm.Int64", ["Text"] = "1" }));
        await Should.ThrowAsync<ArgumentException>(table.AddEntityAsync(new TableEntity("p", "r") { ["Text"] = "\udc00" }));
    }
}
