using System.Text.Json;
using System.Text.RegularExpressions;

namespace CareFunctions.Core.Contracts;

/// <summary>Turns schema text into <see cref="SchemaNode"/>s. An unknown keyword is an error: a keyword passed over would check nothing.</summary>
internal sealed class SchemaCompiler
{
    private static readonly string[] KnownTypes = ["object", "array", "string", "boolean", "null", "number", "integer"];
    private static readonly string[] KnownFormats = ["date", "date-time", "email"];
    private readonly Dictionary<string, SchemaNode> definitions = new(StringComparer.Ordinal);
    private readonly List<(SchemaNode Node, string Pointer)> references = [];

    public static SchemaNode Compile(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { AllowDuplicateProperties = false });
            var compiler = new SchemaCompiler();
            var root = compiler.Node(document.RootElement, "#");
            compiler.definitions["#"] = root;
            foreach (var (node, pointer) in compiler.references)
            {
                node.Target = compiler.definitions.GetValueOrDefault(node.Reference!)
                    ?? throw new JsonSchemaException($"{pointer}: nothing is defined at {node.Reference}.");
            }

            return root;
        }
        catch (JsonException exception)
        {
            throw new JsonSchemaException("The schema is not JSON: " + exception.Message, exception);
        }
        catch (InvalidOperationException exception)
        {
            throw new JsonSchemaException("The schema has a keyword of the wrong type: " + exception.Message, exception);
        }
    }

    private SchemaNode Node(JsonElement element, string pointer)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw new JsonSchemaException($"{pointer}: a schema is an object.");
        }

        var node = new SchemaNode();
        foreach (var keyword in element.EnumerateObject())
        {
            Keyword(node, keyword.Name, keyword.Value, pointer + "/" + keyword.Name);
        }

        return node;
    }

    private void Keyword(SchemaNode node, string name, JsonElement value, string pointer)
    {
        switch (name)
        {
            case "$schema" or "$id" or "$comment" or "title" or "examples" or "default":
                break;
            case "description":
                node.Description = value.GetString();
                break;
            case "$defs":
                foreach (var definition in value.EnumerateObject())
                {
                    definitions["#/$defs/" + definition.Name] = Node(definition.Value, pointer + "/" + definition.Name);
                }

                break;
            case "$ref":
                node.Reference = value.GetString();
                references.Add((node, pointer));
                break;
            case "type":
                node.Types = value.ValueKind == JsonValueKind.Array ? Strings(value) : [value.GetString()!];
                Known(node.Types, KnownTypes, pointer);
                break;
            case "properties":
                node.Properties = value.EnumerateObject().ToDictionary(one => one.Name, one => Node(one.Value, pointer + "/" + one.Name), StringComparer.Ordinal);
                break;
            case "required":
                node.Required = Strings(value);
                break;
            case "additionalProperties" when value.ValueKind is JsonValueKind.True or JsonValueKind.False:
                node.Closed = value.ValueKind == JsonValueKind.False;
                break;
            case "additionalProperties":
                node.AdditionalProperties = Node(value, pointer);
                break;
            case "enum":
                node.Words = Strings(value);
                break;
            case "const":
                node.ConstantWord = value.GetString();
                break;
            case "pattern":
                node.Pattern = new Regex(value.GetString()!, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
                break;
            case "format":
                node.Format = value.GetString();
                Known([node.Format!], KnownFormats, pointer);
                break;
            case "items":
                node.Items = Node(value, pointer);
                break;
            case "uniqueItems":
                node.UniqueItems = value.GetBoolean();
                break;
            default:
                Limit(node, name, value, pointer);
                break;
        }
    }

    private static void Limit(SchemaNode node, string name, JsonElement value, string pointer)
    {
        switch (name)
        {
            case "minimum":
                node.Minimum = value.GetDecimal();
                break;
            case "maximum":
                node.Maximum = value.GetDecimal();
                break;
            case "exclusiveMinimum":
                node.ExclusiveMinimum = value.GetDecimal();
                break;
            case "exclusiveMaximum":
                node.ExclusiveMaximum = value.GetDecimal();
                break;
            case "multipleOf":
                node.MultipleOf = value.GetDecimal();
                break;
            case "minLength":
                node.MinLength = value.GetInt32();
                break;
            case "maxLength":
                node.MaxLength = value.GetInt32();
                break;
            case "minItems":
                node.MinItems = value.GetInt32();
                break;
            case "maxItems":
                node.MaxItems = value.GetInt32();
                break;
            default:
                throw new JsonSchemaException($"{pointer}: the keyword is not part of the vocabulary.");
        }
    }

    private static List<string> Strings(JsonElement value) => [.. value.EnumerateArray().Select(one => one.GetString()!)];

    private static void Known(IReadOnlyList<string> words, string[] known, string pointer)
    {
        foreach (var word in words.Where(word => !known.Contains(word, StringComparer.Ordinal)))
        {
            throw new JsonSchemaException($"{pointer}: '{word}' is not one of {string.Join(", ", known)}.");
        }
    }
}
