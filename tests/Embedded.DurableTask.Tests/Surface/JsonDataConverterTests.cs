using System.Text.Json;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Converters;

namespace Embedded.DurableTask.Tests.Surface;

public sealed class JsonDataConverterTests
{
    [Fact]
    public void Serialize_Null_IsNull()
    {
        JsonDataConverter.Default.Serialize(null).ShouldBeNull();
        JsonDataConverter.Default.Deserialize(null, typeof(int)).ShouldBeNull();
        JsonDataConverter.Default.Deserialize<int>(null).ShouldBe(0);
    }

    [Fact]
    public void Default_IncludesFieldsAndKeepsPropertyNames()
    {
        string? text = JsonDataConverter.Default.Serialize((Hours: 4, Name: "care"));
        text.ShouldBe("{\"Item1\":4,\"Item2\":\"care\"}");
        JsonDataConverter.Default.Deserialize<(int Hours, string Name)>(text).ShouldBe((4, "care"));
    }

    [Fact]
    public void Serialize_ADerivedValue_WritesWhatItIs()
    {
        object value = new { Type = "derived" };
        JsonDataConverter.Default.Serialize(value).ShouldBe("{\"Type\":\"derived\"}");
    }

    [Fact]
    public void Options_Given_AreUsed()
        => new JsonDataConverter(new JsonSerializerOptions(JsonSerializerDefaults.Web)).Serialize(new { Hours = 4 }).ShouldBe("{\"hours\":4}");

    [Fact]
    public void Deserialize_OfTheWrongType_Throws() => Should.Throw<JsonException>(() => JsonDataConverter.Default.Deserialize<int>("\"x\""));

    [Fact]
    public void SerializedData_ReadAs_Converts()
    {
        SerializedData data = new("[1,2]");
        data.ReadAs<int[]>().ShouldBe([1, 2]);
        data.Converter.ShouldBe(JsonDataConverter.Default);
    }
}
