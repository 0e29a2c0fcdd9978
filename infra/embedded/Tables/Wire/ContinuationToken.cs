using Azure;

namespace Embedded.Tables.Wire;

/// <summary>The service's continuation headers as one string: their values, each percent-encoded, separated by a space.</summary>
internal static class ContinuationToken
{
    private const string HeaderPrefix = "x-ms-continuation-";

    /// <returns>The token; null when the answer was the last page.</returns>
    public static string? Read(Response response, params string[] names)
    {
        var values = names.Select(name => response.Headers.TryGetValue(HeaderPrefix + name, out var value) ? value : null).ToArray();
        return values[0] is null ? null : string.Join(' ', values.Select(value => Uri.EscapeDataString(value ?? "")));
    }

    /// <exception cref="ArgumentException">Not a token that <see cref="Read"/> made for these names.</exception>
    public static IEnumerable<KeyValuePair<string, string>> Query(string? token, params string[] names)
    {
        if (token is null)
        {
            return [];
        }
        var values = token.Split(' ');
        return values.Length == names.Length
            ? names.Zip(values, (name, value) => KeyValuePair.Create(name, Uri.UnescapeDataString(value))).Where(pair => pair.Value.Length > 0)
            : throw new ArgumentException("Not a continuation token of this kind of query.", nameof(token));
    }
}
