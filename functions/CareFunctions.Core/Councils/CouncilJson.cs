using System.Text.Json;
using System.Text.Json.Serialization;

namespace CareFunctions.Core.Councils;

/// <summary>A council as its id.</summary>
public sealed class CouncilJson : JsonConverter<Council>
{
    /// <inheritdoc/>
    /// <exception cref="JsonException">The word names no council.</exception>
    public override Council Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && Council.TryParse(reader.GetString(), out var council)
            ? council
            : throw new JsonException("A council is one of: " + string.Join(", ", Council.All) + ".");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Council value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStringValue(value.Id);
    }
}
