using CareFunctions.Core.Json;
using CareFunctions.Storage;
using Microsoft.AspNetCore.Http;

namespace CareFunctions.Ingest;

/// <summary>The answer to work that was accepted.</summary>
/// <param name="InstanceId">The procedure's instance.</param>
/// <param name="StatusUrl">Where to ask how it stands.</param>
/// <param name="Repeated">Whether the same work had been accepted before; then nothing was started.</param>
public sealed record Accepted(string InstanceId, string StatusUrl, bool Repeated)
{
    /// <summary>202 with the status URL in the body and in <c>Location</c>; the same for a repeat.</summary>
    public static IResult Result(HttpRequest request, string instanceId, bool started)
    {
        var statusUrl = $"{request.Scheme}://{request.Host}/api/status/{Uri.EscapeDataString(instanceId)}";
        request.HttpContext.Response.Headers.Location = statusUrl;
        request.HttpContext.Response.Headers.RetryAfter = "5";
        return Results.Json(new Accepted(instanceId, statusUrl, !started), CareJson.Options, statusCode: StatusCodes.Status202Accepted);
    }
}
