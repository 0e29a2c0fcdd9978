using System.Globalization;
using System.Text.Json;

namespace Embedded.Tables.Entities;

/// <summary>The service's types (Edm) and the CLR types that hold them.</summary>
internal static class PropertyValue
{
    public static DateTimeOffset ToUtc(DateTime time) => time.Kind switch
    {
        // A time without a zone is taken as UTC: the machine's own zone must not decide what is stored.
        DateTimeKind.Unspecified => new DateTimeOffset(time, TimeSpan.Zero),
        _ => new DateTimeOffset(time.ToUniversalTime()),
    };

    public static string ToText(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffffffZ", CultureInfo.InvariantCulture);

    /// <summary>Writes a property with the annotation that keeps its type. A null value writes nothing: the service stores none.</summary>
    /// <exception cref="NotSupportedException">The service has no type for the value.</exception>
    public static void Write(Utf8JsonWriter json, string name, object? value)
    {
        switch (value)
        {
            case null:
                break;
            case string text:
                json.WriteString(name, WellFormedText.Require(text, $"value of property '{name}'"));
                break;
            case bool truth:
                json.WriteBoolean(name, truth);
                break;
            case int number:
                json.WriteNumber(name, number);
                break;
            case long number:
                WriteTyped(json, name, "Edm.Int64", number.ToString(CultureInfo.InvariantCulture));
                break;
            case double number when double.IsFinite(number):
                json.WriteString(name + EntityProperty.TypeSuffix, "Edm.Double");
                json.WriteNumber(name, number);
                break;
            case double number:
                WriteTyped(json, name, "Edm.Double", double.IsNaN(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity");
                break;
            case Guid id:
                WriteTyped(json, name, "Edm.Guid", id.ToString());
                break;
            case DateTimeOffset time:
                WriteTyped(json, name, "Edm.DateTime", ToText(time));
                break;
            case DateTime time:
                WriteTyped(json, name, "Edm.DateTime", ToText(ToUtc(time)));
                break;
            case byte[] bytes:
                WriteTyped(json, name, "Edm.Binary", Convert.ToBase64String(bytes));
                break;
            case BinaryData data:
                WriteTyped(json, name, "Edm.Binary", Convert.ToBase64String(data.ToMemory().Span));
                break;
            case Enum:
                throw new NotSupportedException(
                    $"The property '{name}' holds an enum ({value.GetType().Name}). Enums are stored by name in classes that implement ITableEntity; in a TableEntity, store its string.");
            default:
                throw new NotSupportedException(
                    $"The property '{name}' is of type {value.GetType().Name}, which table storage has no type for. It has string, bool, int, long, double, Guid, DateTimeOffset, DateTime, byte[] and BinaryData.");
        }
    }

    /// <summary>Reads a property's value by its annotation, or by its JSON type where there is none.</summary>
    public static object? Read(JsonElement value, string? edmType) => (value.ValueKind, edmType) switch
    {
        (JsonValueKind.Null, _) => null,
        (JsonValueKind.True or JsonValueKind.False, _) => value.GetBoolean(),
        (JsonValueKind.Number, "Edm.Double") => value.GetDouble(),
        (JsonValueKind.Number, "Edm.Int64") => value.GetInt64(),
        (JsonValueKind.Number, _) => ReadNumber(value),
        (JsonValueKind.String, "Edm.Int64") => long.Parse(value.GetString()!, CultureInfo.InvariantCulture),
        (JsonValueKind.String, "Edm.Double") => ReadDouble(value.GetString()!),
        (JsonValueKind.String, "Edm.Guid") => value.GetGuid(),
        (JsonValueKind.String, "Edm.DateTime") => ReadTime(value.GetString()!),
        (JsonValueKind.String, "Edm.Binary") => value.GetBytesFromBase64(),
        (JsonValueKind.String, "Edm.Boolean") => bool.Parse(value.GetString()!),
        (JsonValueKind.String, "Edm.Int32") => int.Parse(value.GetString()!, CultureInfo.InvariantCulture),
        (JsonValueKind.String, _) => value.GetString(),
        _ => throw new FormatException($"The service answered with a property of JSON type {value.ValueKind} (Edm type: {edmType ?? "none"})."),
    };

    public static DateTimeOffset ReadTime(string text) => DateTimeOffset.Parse(
        text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    private static object ReadNumber(JsonElement value)
    {
        // Without an annotation a fraction or an exponent is what tells a double from an Int32.
        var text = value.GetRawText();
        return text.AsSpan().IndexOfAny('.', 'e', 'E') < 0 && value.TryGetInt32(out var number) ? (object)number : value.GetDouble();
    }

    private static double ReadDouble(string text) => text switch
    {
        "NaN" => double.NaN,
        "Infinity" => double.PositiveInfinity,
        "-Infinity" => double.NegativeInfinity,
        _ => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture),
    };

    private static void WriteTyped(Utf8JsonWriter json, string name, string edmType, string text)
    {
        json.WriteString(name + EntityProperty.TypeSuffix, edmType);
        json.WriteString(name, text);
    }
}
