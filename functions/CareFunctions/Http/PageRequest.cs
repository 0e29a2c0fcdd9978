using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace CareFunctions.Http;

/// <summary>Which page of a list a query asks for. <c>?limit=</c> says how many items, <c>?after=</c> after which page, by what that page gave as its <c>next</c>: a
/// position, so that what comes and goes in between neither repeats nor hides an item that stays where it is. It grants nothing: whose items are shown is decided
/// anew for each page.</summary>
/// <param name="List">The list's name.</param>
/// <param name="Limit">How many items: 1 to <see cref="Most"/>; <see cref="Usual"/>, if not given.</param>
/// <param name="After">The position after which it goes on; null for the first page.</param>
public sealed record PageRequest(string List, int Limit, string? After)
{
    /// <summary>How many items a page has, if the query does not say.</summary>
    public const int Usual = 100;

    /// <summary>How many items a page has at most.</summary>
    public const int Most = 500;

    private const string LimitName = "limit";
    private const string AfterName = "after";
    private const int LongestAfter = 1000;

    /// <summary>The fault of an <c>after</c> that no page of the list gave.</summary>
    public static ProblemFault NoPosition { get; } = new("/" + AfterName, "wrong-form", "after is the next of an earlier page of this list, as it came.");

    /// <summary>Reads it from a query, and says what cannot be used.</summary>
    public static PageRequest Read(HttpRequest request, string list, List<ProblemFault> faults)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(faults);
        var limit = Usual;
        if (request.Query[LimitName].ToString() is { Length: > 0 } count
            && (!int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out limit) || limit is < 1 or > Most))
        {
            faults.Add(new ProblemFault("/" + LimitName, "out-of-range", $"limit is a number from 1 to {Most}; {Usual}, if not given."));
        }

        string? after = null;
        if (request.Query[AfterName].ToString() is { Length: > 0 } text && (after = Position(list, text)) is null)
        {
            faults.Add(NoPosition);
        }

        return new PageRequest(list, limit, after);
    }

    /// <summary>What the next page is asked for by, which the answer also gives as a <c>Link</c> (RFC 8288); null on the last page.</summary>
    /// <param name="request">The request, to whose answer the link is added.</param>
    /// <param name="next">The position after which the next page goes on.</param>
    public string? Follow(HttpRequest request, string? next)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (next is null)
        {
            return null;
        }

        var after = Base64Url.EncodeToString(Encoding.ASCII.GetBytes(List + "|" + next));
        var query = new QueryBuilder(request.Query.Where(one => !one.Key.Equals(AfterName, StringComparison.OrdinalIgnoreCase))) { { AfterName, after } };
        request.HttpContext.Response.Headers.Link = $"<{request.PathBase}{request.Path}{query}>; rel=\"next\"";
        return after;
    }

    private static string? Position(string list, string text)
    {
        var bytes = new byte[LongestAfter];
        if (text.Length > LongestAfter || !Base64Url.IsValid(text) || !Base64Url.TryDecodeFromChars(text, bytes, out var length))
        {
            return null;
        }

        // What table storage's keys here are made of, and nothing else: it becomes part of a filter.
        var decoded = Encoding.ASCII.GetString(bytes, 0, length);
        return decoded.StartsWith(list + "|", StringComparison.Ordinal) && decoded.Length > list.Length + 1
            && decoded.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.' or '=' or '|')
                ? decoded[(list.Length + 1)..]
                : null;
    }
}
