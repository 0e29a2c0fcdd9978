using System.Text.RegularExpressions;

namespace CareFunctions.Core.Emails;

/// <summary>
/// Markup that a parser opens anew in every block until it is closed: bold, italics, links, struck words. Hundreds left open before thousands of paragraphs make
/// millions of elements of a small message, so where there could be that many they become elements that a parser opens once.
/// </summary>
internal static partial class HtmlFormats
{
    private const long MostReopened = 100_000;

    /// <summary>Evens out the formats where they could cost too much; other markup is left as it is. Struck words stay struck.</summary>
    /// <returns>The markup, and whether formats that were evened out had been left open.</returns>
    public static (string Html, bool LeftOpen) Bounded(string html)
    {
        var (reopened, opened, closed, from) = (0L, 0L, 0L, 0);
        foreach (var format in Format().EnumerateMatches(html))
        {
            // At most, each tag since the last format opens all formats so far anew.
            reopened += opened * html.AsSpan(from, format.Index - from).Count('<');
            from = format.Index;
            if (html[from + 1] == '/')
            {
                closed++;
            }
            else
            {
                opened++;
            }
        }

        reopened += opened * html.AsSpan(from).Count('<');
        return reopened <= MostReopened
            ? (html, false)
            : (Format().Replace(html, static one => "<" + one.Groups["end"].Value + (one.Groups["struck"].Success ? "del" : "span")), opened != closed);
    }

    [GeneratedRegex("<(?<end>/?)((?<struck>s|strike)|a|b|big|code|em|font|i|nobr|small|strong|tt|u)(?=[\\s/>])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Format();
}
