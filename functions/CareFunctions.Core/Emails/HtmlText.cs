using System.Collections.Frozen;
using System.Net;
using System.Text;

namespace CareFunctions.Core.Emails;

/// <summary>
/// The text of an HTML body, in one pass whatever the input: tags go, blocks become lines, scripts, styles and comments vanish,
/// and everything from the first quoted part on is cut. Nothing is ever rendered or fetched.
/// </summary>
internal static class HtmlText
{
    private static readonly FrozenSet<string> Blocks = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "p", "div", "br", "tr", "li", "ul", "ol", "table", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "section", "article", "pre");

    private static readonly FrozenSet<string> Unseen = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "script", "style", "head", "title", "template", "noscript", "textarea", "iframe", "object", "svg");

    /// <summary>Where the large mail programs mark that the quoted message begins.</summary>
    private static readonly string[] QuoteMarks = ["gmail_quote", "divrplyfwdmsg", "appendonsend", "yahoo_quoted", "moz-cite-prefix", "protonmail_quote"];

    /// <summary>What the sender may have hidden or struck out: its text would not be what the reader saw.</summary>
    private static readonly string[] HidingMarks = ["display:none", "display: none", "visibility:hidden", "visibility: hidden", "font-size:0", "font-size: 0", "line-through"];

    public static (string Text, bool Hidden) From(string html)
    {
        var text = new StringBuilder(Math.Min(html.Length, 1 << 16));
        var hidden = false;
        var position = 0;
        while (position < html.Length)
        {
            var open = html.IndexOf('<', position);
            if (open < 0)
            {
                text.Append(html, position, html.Length - position);
                break;
            }

            text.Append(html, position, open - position);
            if (html.AsSpan(open).StartsWith("<!--", StringComparison.Ordinal))
            {
                var end = html.IndexOf("-->", open + 4, StringComparison.Ordinal);
                position = end < 0 ? html.Length : end + 3;
                continue;
            }

            if (open + 1 == html.Length || !(char.IsAsciiLetter(html[open + 1]) || html[open + 1] is '/' or '!' or '?'))
            {
                // A lone "<" is text. Seen before its ">" is looked for, or a run of them would take quadratic time.
                text.Append('<');
                position = open + 1;
                continue;
            }

            var close = html.IndexOf('>', open + 1);
            if (close < 0)
            {
                text.Append(html, open, html.Length - open);
                break;
            }

            var tag = html.AsSpan(open + 1, close - open - 1);
            var name = NameOf(tag);
            position = close + 1;
            if (name.Equals("blockquote", StringComparison.OrdinalIgnoreCase) || Contains(tag, QuoteMarks))
            {
                break;
            }

            hidden |= Contains(tag, HidingMarks) || name is "s" or "del" or "strike";
            if (tag[0] != '/' && tag[^1] != '/' && Unseen.Contains(name))
            {
                var end = html.IndexOf("</" + name, position, StringComparison.OrdinalIgnoreCase);
                position = end < 0 ? html.Length : end;
            }
            else if (Blocks.Contains(name))
            {
                text.Append('\n');
            }
            else if (name is "td" or "th")
            {
                text.Append(' ');
            }
        }

        return (WebUtility.HtmlDecode(text.ToString()), hidden);
    }

    private static string NameOf(ReadOnlySpan<char> tag)
    {
        var start = tag.Length > 0 && tag[0] == '/' ? 1 : 0;
        var end = start;
        while (end < tag.Length && end - start < 20 && char.IsAsciiLetterOrDigit(tag[end]))
        {
            end++;
        }

        return tag[start..end].ToString().ToLowerInvariant();
    }

    private static bool Contains(ReadOnlySpan<char> tag, string[] marks)
    {
        foreach (var mark in marks)
        {
            if (tag.Contains(mark, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
