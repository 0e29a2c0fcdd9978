using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CareFunctions.Core.Councils;
using CareFunctions.Core.Emails;
using CareFunctions.Http;
using CareFunctions.Settings;
using Microsoft.Extensions.Options;

namespace CareFunctions.Emails;

/// <summary>Reads mailboxes over Microsoft Graph with an app registration's own token (client credentials).</summary>
public sealed class GraphMailboxAccess : IMailboxAccess, IDisposable
{
    /// <summary>How long a subscription runs unless it is renewed; Graph allows a little under seven days for mail.</summary>
    public static readonly TimeSpan SubscriptionLength = TimeSpan.FromDays(6);

    private const string Read = "id,internetMessageId,subject,receivedDateTime,hasAttachments,from,sender,toRecipients,ccRecipients,internetMessageHeaders,body";

    private static readonly TimeSpan TokenMargin = TimeSpan.FromMinutes(5);

    private readonly HttpClient _http;
    private readonly GraphOptions _options;
    private readonly TimeProvider _clock;
    private readonly SemaphoreSlim _tokenTurn = new(1);
    private (string Token, DateTimeOffset Until)? _token;

    /// <summary>An access over the network.</summary>
    public GraphMailboxAccess(IOptions<GraphOptions> options, TimeProvider clock)
        : this(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(10) }, options, clock)
    {
    }

    /// <summary>An access over a handler of the caller's.</summary>
    public GraphMailboxAccess(HttpMessageHandler handler, IOptions<GraphOptions> options, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(options);
        _http = new HttpClient(handler, disposeHandler: true)
        {
            Timeout = TimeSpan.FromSeconds(30),
            MaxResponseContentBufferSize = RequestBody.EmailLimit,
        };
        _options = options.Value;
        _clock = clock;
    }

    /// <inheritdoc />
    public bool Configured => _options.GivesAccess;

    /// <inheritdoc />
    public async Task<ReadOnlyMemory<byte>?> FetchAsync(GraphMessageAddress address, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(address);
        using var response = await SendAsync(HttpMethod.Get,
            $"{Endpoint}/users/{Uri.EscapeDataString(address.Mailbox)}/messages/{Uri.EscapeDataString(address.MessageId)}?$select={Read}", null, cancellationToken);
        if (response.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }

        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsByteArrayAsync(cancellationToken);
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<GraphMessageAddress>> ListSinceAsync(string mailbox, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var moment = since.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var next = $"{Endpoint}/users/{Uri.EscapeDataString(mailbox)}/mailFolders/inbox/messages?$select=id&$top=100&$filter=receivedDateTime ge {moment}";
        var found = new List<GraphMessageAddress>();

        // The token goes nowhere but to Graph, wherever a next page is said to be.
        while (next is not null && next.StartsWith(Endpoint + "/", StringComparison.OrdinalIgnoreCase))
        {
            var page = await ReadJsonAsync(HttpMethod.Get, next, null, cancellationToken);
            found.AddRange((page["value"]?.AsArray() ?? []).Select(one => one?["id"]?.GetValue<string>()).OfType<string>().Select(id => new GraphMessageAddress(mailbox, id)));
            next = page["@odata.nextLink"]?.GetValue<string>();
        }

        return found;
    }

    /// <inheritdoc />
    public async Task KeepSubscribedAsync(Council council, string mailbox, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(council);
        if (_options.NotificationUrl.Length == 0)
        {
            return;
        }

        var resource = $"users/{mailbox}/mailFolders('inbox')/messages";
        var address = $"{_options.NotificationUrl}?council={council.Id}";
        var until = _clock.GetUtcNow().Add(SubscriptionLength).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var subscriptions = await ReadJsonAsync(HttpMethod.Get, $"{Endpoint}/subscriptions", null, cancellationToken);
        var mine = (subscriptions["value"]?.AsArray() ?? []).FirstOrDefault(one =>
            string.Equals(one?["resource"]?.GetValue<string>(), resource, StringComparison.OrdinalIgnoreCase) && one?["notificationUrl"]?.GetValue<string>() == address);
        if (mine?["id"]?.GetValue<string>() is { } id)
        {
            await ReadJsonAsync(HttpMethod.Patch, $"{Endpoint}/subscriptions/{Uri.EscapeDataString(id)}", new JsonObject { ["expirationDateTime"] = until }, cancellationToken);
            return;
        }

        await ReadJsonAsync(HttpMethod.Post, $"{Endpoint}/subscriptions", new JsonObject
        {
            ["changeType"] = "created",
            ["resource"] = resource,
            ["notificationUrl"] = address,
            ["lifecycleNotificationUrl"] = address,
            ["expirationDateTime"] = until,
            ["clientState"] = _options.ClientState,
        }, cancellationToken);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _http.Dispose();
        _tokenTurn.Dispose();
    }

    private string Endpoint => _options.Endpoint.TrimEnd('/');

    private async Task<JsonNode> ReadJsonAsync(HttpMethod method, string address, JsonNode? body, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(method, address, body, cancellationToken);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<JsonNode>(cancellationToken) ?? new JsonObject();
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string address, JsonNode? body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, address) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(cancellationToken));
        request.Headers.Add("Prefer", "IdType=\"ImmutableId\"");
        var response = await _http.SendAsync(request, cancellationToken);
        if (response.StatusCode == HttpStatusCode.Unauthorized)
        {
            // The next attempt asks for a new one.
            _token = null;
        }

        return response;
    }

    private async Task<string> TokenAsync(CancellationToken cancellationToken)
    {
        await _tokenTurn.WaitAsync(cancellationToken);
        try
        {
            if (_token is { } held && held.Until > _clock.GetUtcNow())
            {
                return held.Token;
            }

            using var form = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["grant_type"] = "client_credentials",
                ["client_id"] = _options.ClientId,
                ["client_secret"] = _options.ClientSecret,
                ["scope"] = new Uri(Endpoint).GetLeftPart(UriPartial.Authority) + "/.default",
            });
            using var response = await _http.PostAsync(new Uri($"{_options.Authority.TrimEnd('/')}/{_options.TenantId}/oauth2/v2.0/token"), form, cancellationToken);
            response.EnsureSuccessStatusCode();
            var answer = await response.Content.ReadFromJsonAsync<JsonNode>(cancellationToken);
            if (answer?["access_token"]?.GetValue<string>() is not { Length: > 0 } token)
            {
                throw new HttpRequestException("The authority answered without a token.");
            }

            _token = (token, _clock.GetUtcNow().AddSeconds(answer["expires_in"]?.GetValue<double>() ?? 0).Subtract(TokenMargin));
            return token;
        }
        finally
        {
            _tokenTurn.Release();
        }
    }
}
