using System.Text.Json;
using System.Text.RegularExpressions;

namespace CareFunctions.Core.Contracts;

/// <summary>One schema object, compiled. Null means that the keyword is absent.</summary>
internal sealed class SchemaNode
{
    public string? Description { get; set; }

    public string? Reference { get; set; }

    public SchemaNode? Target { get; set; }

    public IReadOnlyList<string>? Types { get; set; }

    public Dictionary<string, SchemaNode>? Properties { get; set; }

    public IReadOnlyList<string> Required { get; set; } = [];

    public bool Closed { get; set; }

    public SchemaNode? AdditionalProperties { get; set; }

    public IReadOnlyList<string>? Words { get; set; }

    public string? ConstantWord { get; set; }

    public Regex? Pattern { get; set; }

    public string? Format { get; set; }

    public decimal? Minimum { get; set; }

    public decimal? Maximum { get; set; }

    public decimal? ExclusiveMinimum { get; set; }

    public decimal? ExclusiveMaximum { get; set; }

    public decimal? MultipleOf { get; set; }

    public int? MinLength { get; set; }

    public int? MaxLength { get; set; }

    public SchemaNode? Items { get; set; }

    public int? MinItems { get; set; }

    public int? MaxItems { get; set; }

    public bool UniqueItems { get; set; }

    public bool Allows(JsonElement element) => Types is null || Types.Any(type => IsOfType(element, type));

    private static bool IsOfType(JsonElement element, string type) => type switch
    {
        "object" => element.ValueKind == JsonValueKind.Object,
        "array" => element.ValueKind == JsonValueKind.Array,
        "string" => element.ValueKind == JsonValueKind.String,
        "boolean" => element.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "null" => element.ValueKind == JsonValueKind.Null,
        "number" => element.ValueKind == JsonValueKind.Number,
        "integer" => element.ValueKind == JsonValueKind.Number && element.TryGetDecimal(out var number) && decimal.IsInteger(number),
        _ => false,
    };
}
