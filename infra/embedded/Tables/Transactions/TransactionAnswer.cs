using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Azure;
using Azure.Core;

namespace Embedded.Tables.Transactions;

/// <summary>Reads the multipart answer to a transaction.</summary>
internal static partial class TransactionAnswer
{
    /// <returns>One answer for each action; a single one when the transaction failed.</returns>
    public static IReadOnlyList<Response> Read(Response response)
    {
        var parts = new List<Response>();
        using var lines = new StringReader(response.Content.ToString());
        var line = lines.ReadLine();
        while (line is not null)
        {
            if (StatusLine().Match(line) is { Success: true } status)
            {
                var headers = Headers(lines);
                (var body, line) = Body(lines);
                parts.Add(new TransactionPart(
                    int.Parse(status.Groups["status"].ValueSpan, CultureInfo.InvariantCulture), status.Groups["reason"].Value, headers, body));
            }
            else
            {
                line = lines.ReadLine();
            }
        }
        return parts;
    }

    private static List<HttpHeader> Headers(StringReader lines)
    {
        var headers = new List<HttpHeader>();
        while (lines.ReadLine() is { Length: > 0 } line)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0)
            {
                headers.Add(new HttpHeader(line[..colon].Trim(), line[(colon + 1)..].Trim()));
            }
        }
        return headers;
    }

    // JSON holds no line that begins with dashes, so the next such line is a boundary.
    private static (byte[] Body, string? Boundary) Body(StringReader lines)
    {
        var body = new StringBuilder();
        while (lines.ReadLine() is { } line)
        {
            if (line.StartsWith("--", StringComparison.Ordinal))
            {
                return (Encoding.UTF8.GetBytes(body.ToString().Trim()), line);
            }
            body.Append(line).Append('\n');
        }
        return (Encoding.UTF8.GetBytes(body.ToString().Trim()), null);
    }

    [GeneratedRegex(@"^HTTP/1\.\d (?<status>\d{3}) ?(?<reason>.*)$")]
    private static partial Regex StatusLine();
}
