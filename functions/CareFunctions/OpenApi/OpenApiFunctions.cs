using System.Text.Json.Nodes;
using CareFunctions.Core.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CareFunctions.OpenApi;

/// <summary>The description of this interface.</summary>
public static class OpenApiFunctions
{
    private static readonly string Document = Compose();

    /// <summary>The OpenAPI 3.1 document; the schemas of what comes in are the ones it is checked against.</summary>
    [Function("GetOpenApi")]
    public static IResult Get([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "openapi.json")] HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Results.Text(Document, "application/json");
    }

    private static string Compose()
    {
        var document = Read(typeof(OpenApiFunctions), "CareFunctions.OpenApi.openapi.json");
        var schemas = document["components"]!["schemas"]!.AsObject();
        schemas["WorklistReassignment"] = ReadContract("WorklistReassignment", "worklist-reassignment");
        schemas["PenPicture"] = ReadContract("PenPicture", "pen-picture");
        schemas["GraphMessage"] = ReadContract("GraphMessage", "graph-message");
        schemas["GraphNotifications"] = ReadContract("GraphNotifications", "graph-notifications");
        return document.ToJsonString();
    }

    private static JsonNode ReadContract(string name, string file)
    {
        var schema = Read(typeof(ContractReader), $"CareFunctions.Core.Contracts.Schemas.{file}.schema.json");
        Move(schema, $"#/components/schemas/{name}");
        return schema;
    }

    /// <summary>Makes a schema's references to its own parts start from the document that the schema becomes a part of.</summary>
    private static void Move(JsonNode? node, string place)
    {
        if (node is JsonObject schema)
        {
            if (schema["$ref"] is JsonValue reference && reference.GetValue<string>() is ['#', .. var rest])
            {
                schema["$ref"] = place + rest;
            }

            foreach (var (_, part) in schema)
            {
                Move(part, place);
            }
        }
        else if (node is JsonArray list)
        {
            foreach (var part in list)
            {
                Move(part, place);
            }
        }
    }

    private static JsonNode Read(Type beside, string resource)
    {
        using var stream = beside.Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The assembly lacks {resource}.");
        return JsonNode.Parse(stream)!;
    }
}
