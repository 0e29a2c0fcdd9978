using Embedded.Functions.Keys;
using Microsoft.AspNetCore.Http;

namespace Embedded.Functions.Http;

/// <summary>Demands the key that an endpoint's <see cref="KeyRequirement"/> asks for.</summary>
internal sealed class KeyCheck(RequestDelegate next, HostKeyStore keys)
{
    public const string HeaderName = "x-functions-key";
    public const string QueryName = "code";

    public Task InvokeAsync(HttpContext http)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<KeyRequirement>() is not { } requirement)
        {
            return next(http);
        }

        string? presented = http.Request.Headers[HeaderName];
        presented = string.IsNullOrEmpty(presented) ? http.Request.Query[QueryName] : presented;
        return keys.Permits(requirement, presented)
            ? next(http)
            : Problem.WriteAsync(
                http, StatusCodes.Status401Unauthorized, "Unauthorized",
                $"A key is needed, in the header '{HeaderName}' or the query value '{QueryName}'.");
    }
}
