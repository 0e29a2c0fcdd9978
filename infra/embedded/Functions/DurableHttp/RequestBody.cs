using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Embedded.Functions.DurableHttp;

/// <summary>The JSON that a request carries.</summary>
/// <param name="Value">The value; <see langword="null"/> for an empty body.</param>
/// <param name="Fault">Why it cannot be used, or <see langword="null"/>.</param>
internal sealed record RequestBody(JsonElement? Value, string? Fault)
{
    /// <summary>Reads the body; an empty one is no fault.</summary>
    public static async Task<RequestBody> ReadAsync(HttpRequest request)
    {
        using var content = new MemoryStream();
        await request.Body.CopyToAsync(content, request.HttpContext.RequestAborted);
        if (content.Length == 0)
        {
            return new RequestBody(null, null);
        }

        if (!request.HasJsonContentType())
        {
            return new RequestBody(null, "only application/json is taken");
        }

        try
        {
            return new RequestBody(JsonElement.Parse(content.ToArray()), null);
        }
        catch (JsonException)
        {
            return new RequestBody(null, "the content is not valid JSON");
        }
    }
}
