using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;

namespace Embedded.Functions.DurableHttp;

/// <summary>Writes the API's answers.</summary>
internal static class JsonAnswer
{
    private static readonly JsonSerializerOptions WithoutNulls = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>A JSON document; null fields of <see cref="JsonNode"/>s stay, those of objects are left out.</summary>
    public static Task WriteAsync(HttpResponse response, int status, object content)
    {
        response.StatusCode = status;
        response.Headers.CacheControl = "no-store";
        return content is JsonNode node
            ? response.WriteAsJsonAsync(node, JsonSerializerOptions.Default, response.HttpContext.RequestAborted)
            : response.WriteAsJsonAsync(content, content.GetType(), WithoutNulls, response.HttpContext.RequestAborted);
    }

    /// <summary>A refusal with its reasons.</summary>
    public static Task RefuseAsync(HttpResponse response, int status, params IEnumerable<string> reasons) =>
        WriteAsync(response, status, new JsonObject { ["message"] = string.Join("; ", reasons) + "." });

    /// <summary>An answer without content.</summary>
    public static Task EmptyAsync(HttpResponse response, int status)
    {
        response.StatusCode = status;
        return Task.CompletedTask;
    }
}
