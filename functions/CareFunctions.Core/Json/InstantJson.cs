using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace CareFunctions.Core.Json;

/// <summary>An instant as RFC 3339 text in UTC, to the nanosecond: <c>2026-03-29T00:59:59.5Z</c>. Any offset is read.</summary>
public sealed class InstantJson : JsonConverter<Instant>
{
    /// <inheritdoc/>
    /// <exception cref="JsonException">The text is not a date and time with an offset.</exception>
    public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var parsed = reader.TokenType == JsonTokenType.String ? OffsetDateTimePattern.Rfc3339.Parse(reader.GetString()!) : null;
        return parsed is { Success: true } ? parsed.Value.ToInstant() : throw new JsonException("A time is written as in RFC 3339, with its offset.");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(InstantPattern.ExtendedIso.Format(value));
    }
}
