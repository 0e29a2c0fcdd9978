using System.Text.Json;
using System.Text.Json.Nodes;
using CareFunctions.Http;
using CareFunctions.Core.Json;
using CareFunctions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CareFunctions.Status;

/// <summary>How a procedure stands, and whether the application is well.</summary>
public static class StatusFunctions
{
    /// <summary>How a procedure stands. What was sent in is not repeated.</summary>
    [Function("GetStatus")]
    public static async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "status/{instanceId}")] HttpRequest request,
        string instanceId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!IsInstanceId(instanceId) || await client.GetInstanceAsync(instanceId, getInputsAndOutputs: true, cancellationToken) is not { } found)
        {
            return Problem.NotFound("procedure").ToResult();
        }

        return Results.Json(
            new
            {
                found.InstanceId,
                Procedure = found.Name,
                Status = found.RuntimeStatus.ToString(),
                CreatedAt = found.CreatedAt,
                UpdatedAt = found.LastUpdatedAt,
                Outcome = found.RuntimeStatus == OrchestrationRuntimeStatus.Completed && found.SerializedOutput is { } output
                    ? CamelCase(JsonNode.Parse(output))
                    : null,
            },
            CareJson.Options);
    }

    /// <summary>That the application answers.</summary>
    [Function("GetHealth")]
    public static IResult Health([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health")] HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Results.Json(new { status = "healthy" }, CareJson.Options);
    }

    // What a procedure returned is kept as the task hub's serializer writes it, with names as in C#.
    private static JsonNode? CamelCase(JsonNode? node) => node switch
    {
        JsonObject one => new JsonObject(one.Select(member =>
            KeyValuePair.Create(JsonNamingPolicy.CamelCase.ConvertName(member.Key), CamelCase(member.Value)))),
        JsonArray many => new JsonArray([.. many.Select(CamelCase)]),
        _ => node?.DeepClone(),
    };

    private static bool IsInstanceId(string text) =>
        text.Length is > 0 and <= 200 && text.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.' or ':');
}
