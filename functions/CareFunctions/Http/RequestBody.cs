using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace CareFunctions.Http;

/// <summary>Reads what was sent to a route that takes JSON, and refuses what is no JSON text at all.</summary>
public static class RequestBody
{
    /// <summary>The most a message may have: what a queue message may have, too.</summary>
    public const int Limit = 64 * 1024;

    /// <summary>The most an email may have over HTTP: providers' newsletters and chains exceed what a queue message may have.</summary>
    public const int EmailLimit = 5 * 1024 * 1024;

    /// <summary>Reads the body's bytes; whether they are UTF-8 and JSON is for the contract's reader to say.</summary>
    /// <returns>The bytes, or what is wrong: 415 for another content type or charset, 413 for more than <paramref name="limit"/>
    /// bytes, 400 for an empty body.</returns>
    public static async Task<(ReadOnlyMemory<byte> Bytes, Problem? Problem)> ReadAsync(
        HttpRequest request, IReadOnlyList<string> contentTypes, CancellationToken cancellationToken, int limit = Limit)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var given)
            || !contentTypes.Contains(given.MediaType.ToString(), StringComparer.OrdinalIgnoreCase)
            || (given.Charset.HasValue && !given.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase) && !given.Charset.Equals("\"utf-8\"", StringComparison.OrdinalIgnoreCase))
            || request.Headers.ContentEncoding.Count > 0)
        {
            return (default, Problem.UnsupportedMediaType(contentTypes));
        }

        if (request.ContentLength > limit)
        {
            return (default, Problem.TooLarge(limit));
        }

        var buffer = new byte[Math.Min(request.ContentLength ?? Limit, limit) + 1];
        var length = 0;
        while (true)
        {
            length += await request.Body.ReadAtLeastAsync(buffer.AsMemory(length), buffer.Length - length, throwOnEndOfStream: false, cancellationToken);
            if (length > limit)
            {
                return (default, Problem.TooLarge(limit));
            }

            if (length < buffer.Length)
            {
                break;
            }

            Array.Resize(ref buffer, Math.Min(buffer.Length * 2, limit + 1));
        }

        return buffer.AsSpan(0, length).IndexOfAnyExcept(" \t\r\n"u8) < 0
            ? (default, Problem.BadRequest("empty-body", "The body is empty; it should be one JSON document."))
            : (buffer.AsMemory(0, length), null);
    }
}
