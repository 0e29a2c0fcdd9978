using System.Text.Json;
using System.Text.Json.Serialization;

namespace CareFunctions.Core.TimeBoxes;

/// <summary>A clock's length as the word <c>open</c>, or as an object with one of <c>days</c>, <c>daysAfter</c>, <c>workingDays</c> (whole numbers),
/// <c>until</c> and <c>dayBefore</c> (the name of a date).</summary>
public sealed class ClockLengthJson : JsonConverter<ClockLength>
{
    private const string Form = "A clock's length is the word open, or one of days, daysAfter, workingDays, until and dayBefore.";

    /// <inheritdoc/>
    /// <exception cref="JsonException">It has another form.</exception>
    public override ClockLength Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            return reader.GetString() == "open" ? new ClockLength() : throw new JsonException(Form);
        }

        using var document = JsonDocument.ParseValue(ref reader);
        if (document.RootElement.ValueKind != JsonValueKind.Object || document.RootElement.EnumerateObject().ToList() is not [var member])
        {
            throw new JsonException(Form);
        }

        return (member.Name, member.Value.ValueKind) switch
        {
            ("until", JsonValueKind.String) => new ClockLength(Until: member.Value.GetString()),
            ("dayBefore", JsonValueKind.String) => new ClockLength(DayBefore: member.Value.GetString()),
            ("days", JsonValueKind.Number) => new ClockLength(Days: Whole(member.Value)),
            ("daysAfter", JsonValueKind.Number) => new ClockLength(DaysAfter: Whole(member.Value)),
            ("workingDays", JsonValueKind.Number) => new ClockLength(WorkingDays: Whole(member.Value)),
            _ => throw new JsonException(Form),
        };
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, ClockLength value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        if (value.IsOpen)
        {
            writer.WriteStringValue("open");
            return;
        }

        writer.WriteStartObject();
        if (value.Until is { } until)
        {
            writer.WriteString("until", until);
        }
        else if (value.DayBefore is { } date)
        {
            writer.WriteString("dayBefore", date);
        }
        else
        {
            var (name, number) = value.Days is { } days ? ("days", days)
                : value.DaysAfter is { } after ? ("daysAfter", after)
                : ("workingDays", value.WorkingDays!.Value);
            writer.WriteNumber(name, number);
        }

        writer.WriteEndObject();
    }

    private static int Whole(JsonElement number) => number.TryGetInt32(out var whole) ? whole : throw new JsonException(Form);
}
