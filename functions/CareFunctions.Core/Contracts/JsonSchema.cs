using System.Text.Json;

namespace CareFunctions.Core.Contracts;

/// <summary>
/// A JSON Schema (draft 2020-12) in a closed vocabulary: type, properties, required, additionalProperties, enum and const (of
/// strings), pattern (never backtracking), format (date, date-time, email), minimum, maximum, exclusiveMinimum,
/// exclusiveMaximum, multipleOf, minLength, maxLength, items, minItems, maxItems, uniqueItems (of strings), $defs and $ref within the
/// schema, and the annotations. Immutable and safe to share.
/// </summary>
public sealed class JsonSchema
{
    /// <summary>The most faults listed for one document; a further entry then says that there are more.</summary>
    public const int MaximumFaults = 100;

    private readonly SchemaNode root;

    private JsonSchema(string text, SchemaNode root)
    {
        Text = text;
        this.root = root;
    }

    /// <summary>The schema as written, for publication.</summary>
    public string Text { get; }

    /// <summary>Compiles a schema.</summary>
    /// <param name="text">The schema.</param>
    /// <exception cref="JsonSchemaException">It is not JSON, uses a keyword outside the vocabulary, or refers to nothing.</exception>
    public static JsonSchema Parse(string text) => new(text, SchemaCompiler.Compile(text));

    /// <summary>Checks a document and returns every fault, in document order; properties given twice and text that is no text are faults, too.</summary>
    /// <param name="document">The document.</param>
    public IReadOnlyList<ContractFault> Validate(JsonElement document)
    {
        var validation = new SchemaValidation();
        validation.Check(root, document, "");
        return validation.Faults;
    }
}
