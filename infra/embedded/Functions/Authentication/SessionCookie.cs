using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Embedded.Functions.Keys;
using Microsoft.AspNetCore.Http;

namespace Embedded.Functions.Authentication;

/// <summary>The session cookie of the development sign-in, signed with the host's session key. A session lasts eight hours of
/// real time: a test's virtual clock moves the application's time, not the browser's.</summary>
internal sealed class SessionCookie(HostKeyStore keys)
{
    public const string Name = "AppServiceAuthSession";
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(8);
    private static readonly TimeProvider Clock = TimeProvider.System;

    public void Append(HttpContext http, SignedInPrincipal principal)
    {
        var payload = JsonSerializer.SerializeToUtf8Bytes(new Session(principal, (Clock.GetUtcNow() + Lifetime).ToUnixTimeSeconds()));
        var value = $"{Base64Url.EncodeToString(payload)}.{Base64Url.EncodeToString(Sign(payload))}";
        http.Response.Cookies.Append(Name, value, Options(http));
    }

    public static void Remove(HttpContext http) => http.Response.Cookies.Delete(Name, Options(http));

    /// <summary>Who the request's cookie says is signed in; nobody when it is missing, altered or too old.</summary>
    public SignedInPrincipal? Read(HttpRequest request)
    {
        if (request.Cookies[Name]?.Split('.') is not [var first, var second]
            || !Base64Url.IsValid(first) || !Base64Url.IsValid(second))
        {
            return null;
        }

        var payload = Base64Url.DecodeFromChars(first);
        if (!CryptographicOperations.FixedTimeEquals(Base64Url.DecodeFromChars(second), Sign(payload)))
        {
            return null;
        }

        var session = JsonSerializer.Deserialize<Session>(payload)!;
        return session.Until > Clock.GetUtcNow().ToUnixTimeSeconds() ? session.Principal : null;
    }

    private static CookieOptions Options(HttpContext http) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = http.Request.IsHttps,
        Path = "/",
    };

    private byte[] Sign(byte[] payload) => HMACSHA256.HashData(keys.SessionKey, payload);

    private sealed record Session(SignedInPrincipal Principal, long Until);
}
