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
        schemas["WorklistReassignment"] = Read(typeof(ContractReader), "CareFunctions.Core.Contracts.Schemas.worklist-reassignment.schema.json");
        schemas["GraphMessage"] = Read(typeof(ContractReader), "CareFunctions.Core.Contracts.Schemas.graph-message.schema.json");
        return document.ToJsonString();
    }

    private static JsonNode Read(Type beside, string resource)
    {
        using var stream = beside.Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The assembly lacks {resource}.");
        return JsonNode.Parse(stream)!;
    }
}
