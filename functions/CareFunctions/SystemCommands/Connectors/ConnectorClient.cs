using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using CareFunctions.Core.Commands;
using CareFunctions.Core.Json;
using CareFunctions.Logging;
using CareFunctions.Settings;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CareFunctions.SystemCommands.Connectors;

/// <summary>Sends a command to its system over HTTP: a POST of the command's JSON with a bearer token, the correlation id as <c>Idempotency-Key</c>, and
/// a <see cref="CommandSignature"/>. One attempt; whoever calls sends it again.</summary>
public sealed class ConnectorClient(
    IHttpClientFactory clients, ConnectorTokens tokens, IOptions<CareOptions> options, TimeProvider clock, ILogger<ConnectorClient> log)
{
    /// <summary>The name of the HTTP client.</summary>
    public const string HttpClientName = "connectors";

    /// <summary>The header that makes a repeat recognisable.</summary>
    public const string IdempotencyKeyHeader = "Idempotency-Key";

    /// <summary>The most bytes of an answer that are read.</summary>
    public const int LongestAnswer = 16 * 1024;

    private static readonly TimeSpan LongestRetryAfter = TimeSpan.FromHours(1);

    /// <summary>Sends the command once. Whatever goes wrong on the way is <see cref="ConnectorAnswerKind.Unavailable"/>: the system may then have made the
    /// change, and only the same command again, with its same key, finds out.</summary>
    /// <exception cref="InvalidOperationException">The command's system has no HTTP connector any more.</exception>
    public async Task<ConnectorAnswer> SendAsync(SystemCommand command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (!options.Value.HttpConnectors.TryGetValue(command.System, out var connector))
        {
            throw new InvalidOperationException($"{command.System} has no HTTP connector any more.");
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(connector.RequestTimeout);
        try
        {
            return await SendAsync(command, connector, patience.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            log.ConnectorUnavailable(command.CorrelationId, command.System, "time-out");
            return new ConnectorAnswer(ConnectorAnswerKind.Unavailable);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException)
        {
            log.ConnectorUnavailable(command.CorrelationId, command.System, fault.GetType().Name);
            return new ConnectorAnswer(ConnectorAnswerKind.Unavailable);
        }
    }

    private async Task<ConnectorAnswer> SendAsync(SystemCommand command, HttpConnectorOptions connector, CancellationToken cancellationToken)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(command, CareJson.Options);
        using var client = clients.CreateClient(HttpClientName);
        string? refused = null;
        while (true)
        {
            var token = await tokens.GetAsync(command.System, connector, refused, cancellationToken);
            using var request = Request(command, connector, token, body);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (response.StatusCode == HttpStatusCode.Unauthorized && refused is null)
            {
                // Perhaps the token was withdrawn before its time: once more with a new one.
                refused = token;
                continue;
            }

            var answer = await AnswerAsync(response, cancellationToken);
            if (answer.Kind == ConnectorAnswerKind.Unavailable)
            {
                log.ConnectorUnavailable(command.CorrelationId, command.System, ((int)response.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture));
            }

            return answer;
        }
    }

    private HttpRequestMessage Request(SystemCommand command, HttpConnectorOptions connector, string token, byte[] body)
    {
        var timestamp = CommandSignature.Timestamp(clock.GetUtcNow());
        var request = new HttpRequestMessage(HttpMethod.Post, connector.Url)
        {
            Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } },
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Headers.Add(IdempotencyKeyHeader, command.CorrelationId);
        request.Headers.Add(CommandSignature.TimestampHeader, timestamp);
        request.Headers.Add(CommandSignature.SignatureHeader, CommandSignature.Sign(connector.SigningKey, timestamp, body));
        request.Headers.Accept.ParseAdd("application/json");
        request.Headers.Accept.ParseAdd("application/problem+json");
        return request;
    }

    private async Task<ConnectorAnswer> AnswerAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var status = (int)response.StatusCode;
        var kind = status switch
        {
            202 => ConnectorAnswerKind.Accepted,
            >= 200 and < 300 => ConnectorAnswerKind.Done,

            // 401 and redirects say nothing about the change, only that the way there is not set up.
            401 or 408 or 425 or 429 => ConnectorAnswerKind.Unavailable,

            // "Conflict, come back": an earlier attempt is still being worked on.
            >= 400 and < 500 when response.Headers.RetryAfter is not null => ConnectorAnswerKind.Unavailable,
            >= 400 and < 500 => ConnectorAnswerKind.Refused,
            _ => ConnectorAnswerKind.Unavailable,
        };
        return new ConnectorAnswer(
            kind,
            kind is ConnectorAnswerKind.Unavailable ? null : await DetailAsync(response, kind == ConnectorAnswerKind.Refused ? "title" : "detail", cancellationToken),
            RetryAfter(response.Headers.RetryAfter));
    }

    private TimeSpan? RetryAfter(RetryConditionHeaderValue? header) =>
        (header?.Delta ?? header?.Date - clock.GetUtcNow()) is { } wait
            ? TimeSpan.FromTicks(Math.Clamp(wait.Ticks, 0, LongestRetryAfter.Ticks))
            : null;

    // Only the one member that is meant to be read is taken; a problem's title does not change from case to case (RFC 9457), so it holds nobody's data.
    private static async Task<string?> DetailAsync(HttpResponseMessage response, string member, CancellationToken cancellationToken)
    {
        var buffer = new byte[LongestAnswer + 1];
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var length = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        if (length is 0 or > LongestAnswer)
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(buffer.AsMemory(0, length));
            return document.RootElement is { ValueKind: JsonValueKind.Object } answer
                && answer.TryGetProperty(member, out var text) && text.ValueKind == JsonValueKind.String
                    ? SystemDetail.Clean(text.GetString())
                    : null;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // Not JSON, or half of a surrogate pair: the status says enough.
            return null;
        }
    }
}
