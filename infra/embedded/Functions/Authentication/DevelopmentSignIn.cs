using System.Net;
using System.Text.Encodings.Web;
using Embedded.Functions.Hosting;
using Embedded.Functions.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker;

namespace Embedded.Functions.Authentication;

/// <summary>The endpoints of App Service authentication, with a sign-in that believes whatever it is told. Mapped in the
/// Development environment only, and answered only to requests for this machine by one of its own names, so that no page from
/// elsewhere can sign anyone in.</summary>
internal sealed class DevelopmentSignIn(SessionCookie session) : IEndpointContributor
{
    private const string Path = "/.auth/login/development";
    private static readonly KeyRequirement Nobody = new(AuthorizationLevel.Anonymous);

    public void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/.auth/login/aad", http => Redirect(http, Path + http.Request.QueryString)).WithMetadata(Nobody);
        endpoints.MapGet(Path, ShowForm).WithMetadata(Nobody);
        endpoints.MapPost(Path, (RequestDelegate)SignInAsync).WithMetadata(Nobody);
        endpoints.MapGet("/.auth/me", (RequestDelegate)Me).WithMetadata(Nobody);
        endpoints.MapMethods("/.auth/logout", ["GET", "POST"], http =>
        {
            SessionCookie.Remove(http);
            return Redirect(http, Local(http.Request.Query["post_logout_redirect_uri"]));
        }).WithMetadata(Nobody);
    }

    private static Task Redirect(HttpContext http, string path)
    {
        http.Response.StatusCode = StatusCodes.Status303SeeOther;
        http.Response.Headers.Location = path;
        return Task.CompletedTask;
    }

    /// <summary>A path on this host: a redirect elsewhere would lend the host's name to a stranger.</summary>
    private static string Local(string? path) =>
        path is ['/', ..] && path is not ['/', '/' or '\\', ..] && !path.Any(char.IsControl) ? path : "/";

    private static bool IsFromHere(HttpRequest request)
    {
        static bool IsLoopback(string host) =>
            host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

        return IsLoopback(request.Host.Host)
            && (request.Headers.Origin.Count == 0
                || (Uri.TryCreate(request.Headers.Origin[0], UriKind.Absolute, out var origin) && origin.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase)));
    }

    private Task Me(HttpContext http)
    {
        if (session.Read(http.Request) is not { } principal)
        {
            return Problem.WriteAsync(http, StatusCodes.Status401Unauthorized, "Unauthorized", "Nobody is signed in.");
        }

        return http.Response.WriteAsJsonAsync(new[]
        {
            new
            {
                provider_name = SignedInPrincipal.Provider,
                user_id = principal.Name,
                user_claims = principal.AllClaims.Select(claim => new { typ = claim.Type, val = claim.Value }),
            },
        });
    }

    private async Task SignInAsync(HttpContext http)
    {
        if (!IsFromHere(http.Request))
        {
            await Problem.WriteAsync(http, StatusCodes.Status403Forbidden, "Forbidden", "The development sign-in answers only to this machine's own pages.");
            return;
        }

        var (principal, faults) = await SignInRequest.ReadAsync(http.Request);
        if (principal is null)
        {
            await Problem.WriteAsync(http, StatusCodes.Status400BadRequest, "Bad Request", string.Join(" ", faults));
            return;
        }

        session.Append(http, principal);
        if (http.Request.HasFormContentType)
        {
            await Redirect(http, Local(http.Request.Query["post_login_redirect_uri"]));
            return;
        }

        await http.Response.WriteAsJsonAsync(new { name = principal.Name, id = principal.Id, roles = principal.Roles });
    }

    private static Task ShowForm(HttpContext http)
    {
        var target = Local(http.Request.Query["post_login_redirect_uri"]);
        http.Response.ContentType = "text/html; charset=utf-8";
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'";
        http.Response.Headers.CacheControl = "no-store";
        return http.Response.WriteAsync($$"""
            <!DOCTYPE html>
            <html lang="en">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Development sign-in</title>
            <style>body { font: 1.1rem/1.5 sans-serif; max-width: 32rem; margin: 2rem auto; padding: 0 1rem } input, button { font: inherit; padding: .4rem; width: 100%; box-sizing: border-box } p { margin: 1rem 0 }</style></head>
            <body><main><h1>Development sign-in</h1>
            <p>Stands in for Microsoft Entra ID on this machine. It believes whatever you write.</p>
            <form method="post" action="{{Path}}?post_login_redirect_uri={{UrlEncoder.Default.Encode(target)}}">
            <p><label for="name">Name</label><input id="name" name="name" required maxlength="256" autocomplete="username"></p>
            <p><label for="roles">Roles, separated by commas</label><input id="roles" name="roles"></p>
            <p><button type="submit">Sign in</button></p>
            </form></main></body></html>
            """);
    }
}
