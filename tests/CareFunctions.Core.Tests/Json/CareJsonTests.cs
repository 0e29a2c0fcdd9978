using System.Text.Json;
using CareFunctions.Core.Commands;
using CareFunctions.Core.Councils;
using CareFunctions.Core.Json;
using CareFunctions.Core.Worklists;
using NodaTime;

namespace CareFunctions.Core.Tests.Json;

public sealed class CareJsonTests
{
    [Fact]
    public void Read_NullableLeftOut_IsNull() =>
        JsonSerializer.Deserialize<SystemResult>("""{"correlationId":"c","instanceId":"i","done":true}""", CareJson.Options).ShouldBe(new SystemResult("c", "i", true, null));

    [Theory]
    [InlineData("""{"correlationId":"c","instanceId":"i"}""")]
    [InlineData("""{"correlationId":null,"instanceId":"i","done":true}""")]
    [InlineData("""{"correlationId":"c","instanceId":"i","done":true,"done":false}""")]
    public void Read_RequiredLeftOutNullOrTwice_Throws(string json) =>
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize<SystemResult>(json, CareJson.Options));

    [Fact]
    public void Write_WithNulls_ReadsBack()
    {
        var command = new SystemCommand("c", "swift", CommandKind.Note, Case, "domiciliary-care", null, null, new LocalDate(2026, 5, 4), "Why.", "SOM-DOM-20", "i");
        JsonSerializer.Deserialize<SystemCommand>(JsonSerializer.Serialize(command, CareJson.Options), CareJson.Options).ShouldBe(command);
        var evidence = new EvidenceOnFile("review", null);
        JsonSerializer.Deserialize<EvidenceOnFile>(JsonSerializer.Serialize(evidence), JsonSerializerOptions.Default).ShouldBe(evidence);
    }

    [Theory]
    [InlineData("\"2026-02-30\"")]
    [InlineData("\"30/02/2026\"")]
    [InlineData("5")]
    public void Read_NoDate_Throws(string json) => Should.Throw<JsonException>(() => JsonSerializer.Deserialize<LocalDate>(json, CareJson.Options));

    [Fact]
    public void Instant_AnyOffset_IsTheSameMoment() =>
        JsonSerializer.Deserialize<Instant>("\"2026-05-01T10:00:00+01:00\"", CareJson.Options).ShouldBe(Instants.At("2026-05-01T09:00:00Z"));

    private static CaseReference Case => CaseReference.TryParse("SOM-104233", out var reference) ? reference : throw new InvalidOperationException();
}
