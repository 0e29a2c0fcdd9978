using System.Globalization;
using System.Security.Cryptography;

namespace CareSystems.Simulator;

/// <summary>The token endpoint's memory.</summary>
internal sealed class AccessTokens(SimulatorOptions options, TimeProvider clock)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, DateTimeOffset> _tokens = [];

    public int Issued { get; private set; }

    public async Task<IResult> IssueAsync(HttpRequest request)
    {
        if (!request.HasFormContentType)
        {
            return Results.Json(new { error = "invalid_request" }, statusCode: 400);
        }

        var form = await request.ReadFormAsync();
        if (form["grant_type"] != "client_credentials")
        {
            return Results.Json(new { error = "unsupported_grant_type" }, statusCode: 400);
        }

        if (form["client_id"] != options.ClientId || form["client_secret"] != options.ClientSecret)
        {
            return Results.Json(new { error = "invalid_client" }, statusCode: 401);
        }

        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(20));
        lock (_lock)
        {
            Issued++;
            _tokens[token] = clock.GetUtcNow() + options.TokenLife;
        }

        return Results.Json(new { access_token = token, token_type = "Bearer", expires_in = (int)options.TokenLife.TotalSeconds });
    }

    public bool Accepts(HttpRequest request)
    {
        lock (_lock)
        {
            return Bearer(request) is { } token && _tokens.TryGetValue(token, out var until) && clock.GetUtcNow() < until;
        }
    }

    public void Withdraw(HttpRequest request)
    {
        lock (_lock)
        {
            _tokens.Remove(Bearer(request) ?? "");
        }
    }

    private static string? Bearer(HttpRequest request) =>
        request.Headers.Authorization.ToString() is { } header && header.StartsWith("Bearer ", StringComparison.Ordinal) ? header[7..] : null;

    /// <summary>Why a command's signature is not good, or null.</summary>
    public string? SignatureFault(HttpRequest request, byte[] body)
    {
        var timestamp = request.Headers["X-Care-Timestamp"].ToString();
        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || (clock.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(seconds)).Duration() > TimeSpan.FromMinutes(5))
        {
            return "The timestamp is missing or not of now";
        }

        byte[] signed = [.. System.Text.Encoding.UTF8.GetBytes(timestamp + "."), .. body];
        var expected = "v1=" + Convert.ToHexStringLower(HMACSHA256.HashData(System.Text.Encoding.UTF8.GetBytes(options.SigningKey), signed));
        return CryptographicOperations.FixedTimeEquals(
            System.Text.Encoding.UTF8.GetBytes(expected), System.Text.Encoding.UTF8.GetBytes(request.Headers["X-Care-Signature"].ToString()))
            ? null
            : "The signature is not that of the body";
    }
}
