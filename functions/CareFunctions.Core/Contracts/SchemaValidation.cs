using System.Globalization;
using System.Text;
using System.Text.Json;
using NodaTime.Text;

namespace CareFunctions.Core.Contracts;

/// <summary>One pass over one document.</summary>
internal sealed class SchemaValidation
{
    private readonly List<ContractFault> faults = [];

    public IReadOnlyList<ContractFault> Faults => faults;

    /// <summary>Checks an element; without a schema only for duplicates and broken text.</summary>
    public void Check(SchemaNode? schema, JsonElement element, string pointer)
    {
        while (schema?.Target is not null)
        {
            schema = schema.Target;
        }

        if (schema is not null && !schema.Allows(element))
        {
            Add(pointer, FaultCodes.WrongType, $"Must be {OneOf(schema.Types!)}, not {Name(element.ValueKind)}.{Hint(schema)}");
            schema = null;
        }

        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                CheckObject(schema, element, pointer);
                break;
            case JsonValueKind.Array:
                CheckArray(schema, element, pointer);
                break;
            case JsonValueKind.String:
                CheckString(schema, element, pointer);
                break;
            case JsonValueKind.Number when schema is not null:
                CheckNumber(schema, element, pointer);
                break;
            case JsonValueKind.Undefined or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False or JsonValueKind.Null:
                break;
        }
    }

    private void CheckObject(SchemaNode? schema, JsonElement element, string pointer)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in element.EnumerateObject())
        {
            if (!TryText(() => property.Name, out var name))
            {
                Add(pointer, FaultCodes.InvalidText, "The name of a property is not valid Unicode text.");
                continue;
            }

            var place = pointer + "/" + Escape(name);
            if (!seen.Add(name))
            {
                Add(place, FaultCodes.DuplicateProperty, "The property is given more than once.");
                continue;
            }

            if (schema?.Properties?.TryGetValue(name, out var child) is true)
            {
                Check(child, property.Value, place);
            }
            else if (schema is { Closed: true })
            {
                Add(place, FaultCodes.UnknownProperty, $"The property is not known here. Known: {string.Join(", ", schema.Properties?.Keys ?? Enumerable.Empty<string>())}.");
            }
            else
            {
                Check(schema?.AdditionalProperties, property.Value, place);
            }
        }

        foreach (var missing in schema?.Required.Where(name => !seen.Contains(name)) ?? [])
        {
            Add(pointer + "/" + Escape(missing), FaultCodes.Missing, "The property is required." + Hint(schema!.Properties?.GetValueOrDefault(missing)));
        }
    }

    private void CheckArray(SchemaNode? schema, JsonElement element, string pointer)
    {
        var length = element.GetArrayLength();
        if (schema?.MinItems > length)
        {
            Add(pointer, FaultCodes.TooShort, $"Must have at least {schema.MinItems} items.");
        }

        if (schema?.MaxItems < length)
        {
            Add(pointer, FaultCodes.TooLong, $"Must have at most {schema.MaxItems} items.");
        }

        var seen = schema is { UniqueItems: true } ? new HashSet<string>(StringComparer.Ordinal) : null;
        var index = 0;
        foreach (var item in element.EnumerateArray())
        {
            var place = pointer + "/" + index.ToString(CultureInfo.InvariantCulture);
            Check(schema?.Items, item, place);
            if (seen is not null && item.ValueKind == JsonValueKind.String && TryText(item.GetString, out var text) && !seen.Add(text))
            {
                Add(place, FaultCodes.Contradiction, "The same word is given more than once.");
            }

            index++;
        }
    }

    private void CheckString(SchemaNode? schema, JsonElement element, string pointer)
    {
        if (!TryText(element.GetString, out var text))
        {
            Add(pointer, FaultCodes.InvalidText, "The text is not valid Unicode.");
            return;
        }

        if (schema is null)
        {
            return;
        }

        // JSON Schema counts characters as Unicode code points.
        var length = schema.MinLength is null && schema.MaxLength is null ? 0 : text.EnumerateRunes().Count();
        if (schema.MaxLength < length)
        {
            Add(pointer, FaultCodes.TooLong, $"Must have at most {schema.MaxLength} characters.");
            return;
        }

        if (schema.MinLength > length)
        {
            Add(pointer, FaultCodes.TooShort, $"Must have at least {schema.MinLength} characters." + Hint(schema));
        }
        else if (schema.Words is { } words && !words.Contains(text, StringComparer.Ordinal))
        {
            Add(pointer, FaultCodes.NotAllowed, $"Must be {OneOf(words)}.");
        }
        else if (schema.ConstantWord is { } constant && constant != text)
        {
            Add(pointer, FaultCodes.NotAllowed, $"Must be {constant}.");
        }
        else if (schema.Pattern is { } pattern && !pattern.IsMatch(text))
        {
            Add(pointer, FaultCodes.WrongForm, $"The text does not have the form required.{Hint(schema)}");
        }
        else if (schema.Format is { } format && FormatFault(format, text) is { } sentence)
        {
            Add(pointer, FaultCodes.WrongForm, sentence);
        }
    }

    private static string? FormatFault(string format, string text) => format switch
    {
        "date" => LocalDatePattern.Iso.Parse(text).Success ? null : "Must be a date that exists, written yyyy-MM-dd.",
        "date-time" => OffsetDateTimePattern.Rfc3339.Parse(text).Success
            ? null
            : "Must be a date and time that exists, with its offset, written as in RFC 3339, for example 2026-03-02T09:30:00Z.",
        _ => IsEmail(text) ? null : "Must be an email address.",
    };

    private static bool IsEmail(string text)
    {
        var at = text.LastIndexOf('@');
        return at > 0 && at < text.Length - 1 && text.Length <= 320
            && !text.Any(character => char.IsWhiteSpace(character) || char.IsControl(character))
            && !text.AsSpan(at + 1).Contains("..", StringComparison.Ordinal) && text[at + 1] != '.' && text[^1] != '.';
    }

    private void CheckNumber(SchemaNode schema, JsonElement element, string pointer)
    {
        if (!element.TryGetDecimal(out var number))
        {
            Add(pointer, FaultCodes.TooLarge, "The number is out of any range in use here.");
            return;
        }

        if (number < schema.Minimum)
        {
            Add(pointer, FaultCodes.TooSmall, Sentence($"Must be at least {schema.Minimum}."));
        }

        if (number <= schema.ExclusiveMinimum)
        {
            Add(pointer, FaultCodes.TooSmall, Sentence($"Must be more than {schema.ExclusiveMinimum}."));
        }

        if (number > schema.Maximum)
        {
            Add(pointer, FaultCodes.TooLarge, Sentence($"Must be at most {schema.Maximum}."));
        }

        if (number >= schema.ExclusiveMaximum)
        {
            Add(pointer, FaultCodes.TooLarge, Sentence($"Must be less than {schema.ExclusiveMaximum}."));
        }

        if (schema.MultipleOf is { } step && number % step != 0)
        {
            Add(pointer, FaultCodes.WrongForm, Sentence($"Must be a multiple of {step}."));
        }
    }

    private void Add(string pointer, string code, string sentence)
    {
        if (faults.Count < JsonSchema.MaximumFaults)
        {
            faults.Add(new ContractFault(pointer, code, sentence));
        }
        else if (faults.Count == JsonSchema.MaximumFaults)
        {
            faults.Add(new ContractFault("", FaultCodes.MoreFaults, $"There are more faults than the {JsonSchema.MaximumFaults} listed."));
        }
    }

    // System.Text.Json accepts an escape for half of a surrogate pair and throws only when the text is asked for.
    private static bool TryText(Func<string?> read, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? text)
    {
        try
        {
            text = read();
            return text is not null;
        }
        catch (InvalidOperationException)
        {
            text = null;
            return false;
        }
    }

    private static string Escape(string name) => name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    private static string Hint(SchemaNode? schema)
    {
        while (schema is { Description: null, Target: not null })
        {
            schema = schema.Target;
        }

        return schema?.Description is { } description ? " " + description : "";
    }

    private static string Sentence(FormattableString text) => FormattableString.Invariant(text);

    private static string OneOf(IReadOnlyList<string> words) => words.Count == 1 ? words[0] : "one of: " + string.Join(", ", words);

    private static string Name(JsonValueKind kind) => kind switch
    {
        JsonValueKind.True or JsonValueKind.False => "boolean",
        _ => kind.ToString().ToLowerInvariant(),
    };
}
