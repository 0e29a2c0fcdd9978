using System.Text.Json;
using System.Text.Json.Serialization;

namespace CareFunctions.Core.Procedures;

/// <summary>A number as a number, a name as a word.</summary>
public sealed class OperandJson : JsonConverter<Operand>
{
    /// <inheritdoc/>
    public override Operand Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Number ? new Operand(reader.GetDecimal(), null) : new Operand(null, reader.GetString());

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Operand value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        if (value.Number is { } number)
        {
            writer.WriteNumberValue(number);
        }
        else
        {
            writer.WriteStringValue(value.Name);
        }
    }
}
