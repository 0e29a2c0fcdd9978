using System.Collections.Concurrent;
using System.Text.Json;

namespace CareFunctions.SystemCommands.Connectors;

/// <summary>The access tokens of the connectors (OAuth 2.0, client credentials, RFC 6749 section 4.4): asked for once, used until shortly before they
/// end. Azure.Identity asks Microsoft Entra ID only, and the councils' systems have token endpoints of their own.</summary>
public sealed class ConnectorTokens(IHttpClientFactory clients, TimeProvider clock)
{
    // A token that ends while the request is under way would be refused.
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, Held> _held = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A token for a system.</summary>
    /// <param name="system">The system.</param>
    /// <param name="options">Its connector.</param>
    /// <param name="refused">A token that the system refused: that one is not given again.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="HttpRequestException">The token endpoint did not give one.</exception>
    public async Task<string> GetAsync(string system, HttpConnectorOptions options, string? refused, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        var held = _held.GetOrAdd(system, _ => new Held());
        await held.Gate.WaitAsync(cancellationToken);
        try
        {
            if (held.Token is null || held.Token == refused || held.Until <= clock.GetUtcNow())
            {
                var asked = clock.GetUtcNow();
                var (token, life) = await AskAsync(options, cancellationToken);
                (held.Token, held.Until) = (token, asked + (life > 2 * Margin ? life - Margin : life / 2));
            }

            return held.Token;
        }
        finally
        {
            held.Gate.Release();
        }
    }

    private async Task<(string Token, TimeSpan Life)> AskAsync(HttpConnectorOptions options, CancellationToken cancellationToken)
    {
        var form = new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials", ["client_id"] = options.ClientId, ["client_secret"] = options.ClientSecret,
        };
        if (options.Scope.Length > 0)
        {
            form["scope"] = options.Scope;
        }

        using var client = clients.CreateClient(ConnectorClient.HttpClientName);
        using var content = new FormUrlEncodedContent(form);
        using var response = await client.PostAsync(new Uri(options.TokenUrl), content, cancellationToken);
        response.EnsureSuccessStatusCode();
        try
        {
            using var document = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken));
            if (document.RootElement is { ValueKind: JsonValueKind.Object } answer
                && answer.TryGetProperty("access_token", out var token) && token.ValueKind == JsonValueKind.String
                && token.GetString() is { Length: > 0 } text && text.All(character => character is > ' ' and < '\u007f'))
            {
                var seconds = answer.TryGetProperty("expires_in", out var life) && life.ValueKind == JsonValueKind.Number && life.TryGetInt32(out var given)
                    ? Math.Clamp(given, 0, 86_400)
                    : 300;
                return (text, TimeSpan.FromSeconds(seconds));
            }
        }
        catch (JsonException fault)
        {
            throw new HttpRequestException("The token endpoint's answer is not JSON.", fault);
        }

        throw new HttpRequestException("The token endpoint's answer holds no usable access_token.");
    }

    private sealed class Held
    {
        public SemaphoreSlim Gate { get; } = new(1, 1);

        public string? Token { get; set; }

        public DateTimeOffset Until { get; set; }
    }
}
