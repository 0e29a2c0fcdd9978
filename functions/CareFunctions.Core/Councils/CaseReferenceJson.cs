using System.Text.Json;
using System.Text.Json.Serialization;

namespace CareFunctions.Core.Councils;

/// <summary>A case reference as its normalised text.</summary>
public sealed class CaseReferenceJson : JsonConverter<CaseReference>
{
    /// <inheritdoc/>
    /// <exception cref="JsonException">The text is no case reference.</exception>
    public override CaseReference Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && CaseReference.TryParse(reader.GetString(), out var reference)
            ? reference
            : throw new JsonException("A case reference is the council's three letters and four to nine digits, for example SOM-104233.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, CaseReference value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStringValue(value.ToString());
    }
}
