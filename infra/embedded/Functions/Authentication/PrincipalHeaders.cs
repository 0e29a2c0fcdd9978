using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

namespace Embedded.Functions.Authentication;

/// <summary>Stands where App Service authentication stands in the cloud: takes every identity header off requests from
/// outside, and puts on those of whoever is signed in.</summary>
internal sealed class PrincipalHeaders(RequestDelegate next, IHostEnvironment environment, SessionCookie session)
{
    private static readonly string[] Prefixes = ["x-ms-client-principal", "x-ms-token-"];

    public Task InvokeAsync(HttpContext http)
    {
        var headers = http.Request.Headers;
        foreach (var name in headers.Keys.Where(name => Prefixes.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))).ToList())
        {
            headers.Remove(name);
        }

        if (environment.IsDevelopment() && session.Read(http.Request) is { } principal)
        {
            headers["x-ms-client-principal"] = principal.ToHeader();
            headers["x-ms-client-principal-id"] = principal.Id;
            headers["x-ms-client-principal-name"] = principal.Name;
            headers["x-ms-client-principal-idp"] = SignedInPrincipal.Provider;
        }

        return next(http);
    }
}
