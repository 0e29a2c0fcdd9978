namespace CareFunctions.Core.Contracts;

/// <summary>The published schemas of what comes in, compiled once.</summary>
public static class ContractSchemas
{
    /// <summary>A worklist reassignment: queue <c>worklist-reassignments</c> and its HTTP twin.</summary>
    public static JsonSchema WorklistReassignment { get; } = Load("worklist-reassignment");

    /// <summary>A provider's email as Graph gives it: queue <c>provider-emails</c> and its HTTP twin.</summary>
    public static JsonSchema GraphMessage { get; } = Load("graph-message");

    /// <summary>A council's rulebook, as YAML or JSON; the same schema serves editors.</summary>
    public static JsonSchema Rulebook { get; } = Load("rulebook");

    private static JsonSchema Load(string name)
    {
        var resource = "CareFunctions.Core.Contracts.Schemas." + name + ".schema.json";
        using var stream = typeof(ContractSchemas).Assembly.GetManifestResourceStream(resource)
            ?? throw new JsonSchemaException("The assembly lacks " + resource + ".");
        using var reader = new StreamReader(stream);
        return JsonSchema.Parse(reader.ReadToEnd());
    }
}
