using System.Text.Json;
using CareFunctions.Core.Contracts;

namespace CareFunctions.Core.Tests.Contracts;

public sealed class JsonSchemaTests
{
    [Theory]
    [InlineData("""{"typ":"string"}""")]
    [InlineData("""{"type":"text"}""")]
    [InlineData("""{"format":"uri"}""")]
    [InlineData("""{"$ref":"#/$defs/none"}""")]
    [InlineData("""{"properties":{"a":{"oneOf":[]}}}""")]
    [InlineData("""{"type":3}""")]
    [InlineData("""[]""")]
    [InlineData("""{""")]
    public void Parse_OutsideTheVocabulary_Throws(string schema) => Should.Throw<JsonSchemaException>(() => JsonSchema.Parse(schema));

    [Theory]
    [InlineData("""{"type":"integer"}""", "1.0", true)]
    [InlineData("""{"type":"integer"}""", "1.5", false)]
    [InlineData("""{"type":["string","null"]}""", "null", true)]
    [InlineData("""{"exclusiveMinimum":0}""", "0", false)]
    [InlineData("""{"exclusiveMaximum":5}""", "5", false)]
    [InlineData("""{"maximum":5}""", "5.0", true)]
    [InlineData("""{"multipleOf":0.25}""", "4.75", true)]
    [InlineData("""{"multipleOf":0.25}""", "4.8", false)]
    [InlineData("""{"maxLength":1}""", "\"😀\"", true)]
    [InlineData("""{"minItems":1}""", "[]", false)]
    [InlineData("""{"maxItems":1}""", "[1,2]", false)]
    [InlineData("""{"format":"date"}""", "\"2024-02-29\"", true)]
    [InlineData("""{"format":"date"}""", "\"2025-02-29\"", false)]
    [InlineData("""{"format":"date-time"}""", "\"2026-01-01T00:00:00\"", false)]
    [InlineData("""{"format":"email"}""", "\"a@b.example\"", true)]
    [InlineData("""{"format":"email"}""", "\"a b@c\"", false)]
    [InlineData("""{"additionalProperties":{"type":"number"}}""", """{"a":"x"}""", false)]
    [InlineData("""{}""", """{"a":{"b":1,"b":2}}""", false)]
    public void Validate_Keyword_HoldsOrNot(string schema, string document, bool sound) =>
        JsonSchema.Parse(schema).Validate(JsonDocument.Parse(document).RootElement).Count.ShouldBe(sound ? 0 : 1);

    [Fact]
    public void Validate_VeryManyFaults_SaysThatThereAreMore()
    {
        var document = "[" + string.Join(',', Enumerable.Repeat("1", 500)) + "]";
        var faults = JsonSchema.Parse("""{"items":{"type":"string"}}""").Validate(JsonDocument.Parse(document).RootElement);
        faults.Count.ShouldBe(JsonSchema.MaximumFaults + 1);
        faults[^1].Code.ShouldBe(FaultCodes.MoreFaults);
    }

    [Fact]
    public void Validate_PointerCharacters_AreEscaped() =>
        JsonSchema.Parse("""{"additionalProperties":false}""").Validate(JsonDocument.Parse("""{"a/b~c":1}""").RootElement)[0].Pointer.ShouldBe("/a~1b~0c");
}
