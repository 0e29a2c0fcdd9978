using System.Runtime.Serialization;
using Azure;
using Azure.Data.Tables;

namespace Embedded.Tables.Tests.Entities;

[Collection(StorageCollection.Name)]
public sealed class TypedEntityTests(StorageFixture storage)
{
    public enum Level
    {
        None,
        Urgent,
    }

    [Fact]
    public async Task GetEntity_EveryPropertyType_ComesBackEqual()
    {
        var table = await storage.NewTableAsync();
        var written = new Everything
        {
            PartitionKey = "p",
            RowKey = "r",
            Text = "it's",
            Truth = true,
            Number = -5,
            Long = long.MaxValue,
            Fraction = 1.0,
            NotANumber = double.NaN,
            Id = Guid.Parse("c9da6455-213d-42c9-9a79-3e9149a57833"),
            At = new DateTimeOffset(2026, 10, 25, 1, 30, 0, TimeSpan.Zero),
            UtcAt = new DateTime(2026, 10, 25, 1, 30, 0, DateTimeKind.Utc),
            Bytes = [0, 255],
            Data = BinaryData.FromBytes(new byte[] { 7 }),
            Level = Level.Urgent,
            MaybeLevel = Level.None,
            MaybeNumber = 3,
        };
        await table.AddEntityAsync(written);

        var read = (await table.GetEntityAsync<Everything>("p", "r")).Value;

        read.Text.ShouldBe(written.Text);
        read.Truth.ShouldBe(written.Truth);
        read.Number.ShouldBe(written.Number);
        read.Long.ShouldBe(written.Long);
        read.Fraction.ShouldBe(written.Fraction);
        read.NotANumber.ShouldBe(double.NaN);
        read.Id.ShouldBe(written.Id);
        read.At.ShouldBe(written.At);
        read.UtcAt.ShouldBe(written.UtcAt);
        read.Bytes.ShouldBe(written.Bytes);
        read.Data!.ToArray().ShouldBe([7]);
        read.Level.ShouldBe(Level.Urgent);
        read.MaybeLevel.ShouldBe(Level.None);
        read.MaybeNumber.ShouldBe(3);
        read.Missing.ShouldBeNull();
        read.ETag.ShouldNotBe(default);
        read.Timestamp.ShouldNotBeNull();
        (await table.GetEntityAsync<TableEntity>("p", "r")).Value.GetString("Level").ShouldBe("Urgent");
    }

    [Fact]
    public async Task DataMember_AndIgnoreDataMember_DecideWhatIsStored()
    {
        var table = await storage.NewTableAsync();
        await table.AddEntityAsync(new Renamed { PartitionKey = "p", RowKey = "r", Severity = 4, Secret = "not stored" });

        var stored = (await table.GetEntityAsync<TableEntity>("p", "r")).Value;
        var read = table.Query<Renamed>(entity => entity.Severity == 4).Single();

        stored.GetInt32("severity").ShouldBe(4);
        stored.ContainsKey("Severity").ShouldBeFalse();
        stored.ContainsKey("Secret").ShouldBeFalse();
        stored.GetString("Summary").ShouldBe("severity 4");
        read.Severity.ShouldBe(4);
        read.Secret.ShouldBeNull();
    }

    [Fact]
    public async Task GetEntity_StoredValueThatDoesNotFit_FailsWithThePropertysName()
    {
        var table = await storage.NewTableAsync();
        await table.AddEntityAsync(new TableEntity("p", "r") { ["Number"] = "five" });

        var failure = await Should.ThrowAsync<InvalidOperationException>(table.GetEntityAsync<Everything>("p", "r"));

        failure.Message.ShouldContain("'Number'");
        failure.Message.ShouldNotContain("five");
    }

    [Fact]
    public async Task GetEntity_WidensWhatFits()
    {
        var table = await storage.NewTableAsync();
        await table.AddEntityAsync(new TableEntity("p", "r") { ["Long"] = 5, ["Fraction"] = 2, ["Unknown"] = "ignored" });

        var read = (await table.GetEntityAsync<Everything>("p", "r")).Value;

        read.Long.ShouldBe(5);
        read.Fraction.ShouldBe(2.0);
    }

    public abstract class Entity : ITableEntity
    {
        public string PartitionKey { get; set; } = "";

        public string RowKey { get; set; } = "";

        public DateTimeOffset? Timestamp { get; set; }

        public ETag ETag { get; set; }
    }

    public sealed class Everything : Entity
    {
        public string? Text { get; set; }

        public bool Truth { get; set; }

        public int Number { get; set; }

        public long Long { get; set; }

        public double Fraction { get; set; }

        public double NotANumber { get; set; }

        public Guid Id { get; set; }

        public DateTimeOffset? At { get; set; }

        public DateTime? UtcAt { get; set; }

        public byte[]? Bytes { get; set; }

        public BinaryData? Data { get; set; }

        public Level Level { get; set; }

        public Level? MaybeLevel { get; set; }

        public int? MaybeNumber { get; set; }

        public string? Missing { get; set; }
    }

    public sealed class Renamed : Entity
    {
        [DataMember(Name = "severity")]
        public int Severity { get; set; }

        [IgnoreDataMember]
        public string? Secret { get; set; }

        public string Summary => $"severity {Severity}";
    }
}
