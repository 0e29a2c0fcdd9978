using System.Text.Json;
using System.Text.Json.Serialization;

namespace CareFunctions.Core.Procedures;

/// <summary>A word for a date value, an object for a condition.</summary>
public sealed class StepUntilJson : JsonConverter<StepUntil>
{
    /// <inheritdoc/>
    public override StepUntil Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String
            ? new StepUntil(reader.GetString(), null)
            : new StepUntil(null, JsonSerializer.Deserialize<ProcedureCondition>(ref reader, options));

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, StepUntil value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        if (value.Date is { } date)
        {
            writer.WriteStringValue(date);
        }
        else
        {
            JsonSerializer.Serialize(writer, value.Condition, options);
        }
    }
}
