using System.Text.Json.Nodes;

namespace CareFunctions.Core.Contracts;

/// <summary>The published schemas of what comes in, compiled once.</summary>
public static class ContractSchemas
{
    /// <summary>A worklist reassignment: queue <c>worklist-reassignments</c> and its HTTP twin.</summary>
    public static JsonSchema WorklistReassignment { get; } = Load("worklist-reassignment");

    /// <summary>What a worklist reassignment asks for, alone: what <c>POST /api/referrals/check</c> takes. It is the same schema's <c>data</c>.</summary>
    public static JsonSchema ReferralCheck { get; } = JsonSchema.Parse(PartOf("worklist-reassignment", "#/$defs/reassignment"));

    /// <summary>A provider's email as Graph gives it: queue <c>provider-emails</c> and its HTTP twin.</summary>
    public static JsonSchema GraphMessage { get; } = Load("graph-message");

    /// <summary>Graph's change and lifecycle notifications: <c>POST /api/graph/notifications</c>.</summary>
    public static JsonSchema GraphNotifications { get; } = Load("graph-notifications");

    /// <summary>What a worker gives to have a pen picture made: <c>POST /api/pen-pictures</c>.</summary>
    public static JsonSchema PenPicture { get; } = Load("pen-picture");

    /// <summary>A council's rulebook, as YAML or JSON; the same schema serves editors.</summary>
    public static JsonSchema Rulebook { get; } = Load("rulebook");

    /// <summary>The procedures beside a rulebook, as YAML or JSON; the same schema serves editors.</summary>
    public static JsonSchema Procedures { get; } = Load("procedures");

    private static JsonSchema Load(string name) => JsonSchema.Parse(Text(name));

    private static string PartOf(string name, string reference)
    {
        var definitions = JsonNode.Parse(Text(name))!["$defs"]!.DeepClone();
        return new JsonObject { ["$ref"] = reference, ["$defs"] = definitions }.ToJsonString();
    }

    private static string Text(string name)
    {
        var resource = "CareFunctions.Core.Contracts.Schemas." + name + ".schema.json";
        using var stream = typeof(ContractSchemas).Assembly.GetManifestResourceStream(resource)
            ?? throw new JsonSchemaException("The assembly lacks " + resource + ".");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
