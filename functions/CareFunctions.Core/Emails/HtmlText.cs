using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace CareFunctions.Core.Emails;

/// <summary>The text that a reader of an HTML email sees.</summary>
/// <param name="Text">The new part, a line for each block.</param>
/// <param name="Quoted">What the markup says is quoted.</param>
/// <param name="Hidden">Whether something was hidden or struck out; it is in neither text.</param>
/// <param name="Strange">Whether the markup is nested or hidden as no mail program does it, so that the text may not be what is seen.</param>
internal sealed record HtmlText(string Text, string Quoted, bool Hidden, bool Strange)
{
    // A parser of HTML searches its stack of open elements at most tags, so depth times size is bounded before it is asked.
    private const int MaximumDepth = 300;

    // A parser's time goes by tags. A mail program's own message of ten thousand characters has far fewer.
    private const int MaximumTags = 15_000;
    private const int MaximumHtml = 250_000;
    private const int MaximumText = 400_000;
    private const int MaximumCell = 2_000;

    private static readonly HtmlParser Parser = new(new HtmlParserOptions { IsScripting = false });

    private static readonly HashSet<string> Blocks = new(StringComparer.Ordinal)
    {
        "p", "div", "br", "li", "ul", "ol", "tr", "table", "tbody", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article", "header", "footer",
        "pre", "address", "center", "dl", "dt", "dd", "fieldset", "form",
    };

    private static readonly HashSet<string> Unseen = new(StringComparer.Ordinal)
    {
        "script", "style", "head", "title", "template", "noscript", "object", "iframe", "svg", "math", "select", "button", "textarea", "audio", "video", "canvas",
    };

    private static readonly string[] Running = ["script", "iframe", "object"];

    // Ids and classes that mail programs give to what they quote.
    private static readonly string[] QuoteMarks = ["gmail_quote", "gmail_attr", "yahoo_quoted", "moz-cite-prefix", "protonmail_quote", "zmail_extra", "mail_quote", "quoted-text"];
    private static readonly string[] QuoteStarts = ["divrplyfwdmsg", "appendonsend", "outlookmessageheader", "mail-editor-reference-message", "ms-outlook-mobile-reference-message", "x_divrplyfwdmsg"];
    private static readonly string[] Hiding = ["display:none", "visibility:hidden", "mso-hide:all", "font-size:0;", "font-size:0px", "font-size:0pt", "font-size:1px", "opacity:0;", "max-height:0", "color:white;", "color:#fff;", "color:#ffffff", "left:-9999", "text-indent:-9999"];

    /// <summary>Reads HTML. Time grows linearly with its size.</summary>
    public static HtmlText Of(string html)
    {
        var whole = html.Length;
        html = html[..Math.Min(whole, MaximumHtml)];
        if (Parseable(html) is not { } length)
        {
            return new HtmlText(WithoutTags(html), "", true, true);
        }

        var cut = length < whole;
        (html, var leftOpen) = HtmlFormats.Bounded(html[..length]);

        using var document = Parser.ParseDocument(html);
        var writer = new Writer();
        if (document.Body is { } body)
        {
            writer.Write(body);
        }

        var hidingStyle = false;
        foreach (var style in document.GetElementsByTagName("style"))
        {
            var rules = style.TextContent;
            hidingStyle |= rules.Contains("display:none", StringComparison.OrdinalIgnoreCase) || rules.Contains("visibility:hidden", StringComparison.OrdinalIgnoreCase);
        }

        // No mail program writes these.
        var runs = Running.Any(name => document.GetElementsByTagName(name).Length > 0);
        return new HtmlText(writer.New.ToString(), writer.Quoted.ToString(), writer.Hidden, hidingStyle || cut || leftOpen || runs);
    }

    // How much of it a parser may be asked to read, or null when it is nested too deep.
    private static int? Parseable(string html)
    {
        var (depth, tags) = (0, 0);
        for (var at = html.IndexOf('<', StringComparison.Ordinal); at >= 0 && at + 1 < html.Length; at = html.IndexOf('<', at + 1))
        {
            if (++tags > MaximumTags)
            {
                return at;
            }

            var next = html[at + 1];
            if (next == '/')
            {
                depth = Math.Max(0, depth - 1);
            }
            else if (char.IsAsciiLetter(next))
            {
                depth += Deepens(html, at + 1) ? 1 : 0;
            }

            if (depth > MaximumDepth)
            {
                return null;
            }
        }

        return html.Length;
    }

    private static bool Deepens(string html, int start)
    {
        Span<char> lower = stackalloc char[8];
        var length = 0;
        while (length < 8 && start + length < html.Length && char.IsAsciiLetterOrDigit(html[start + length]))
        {
            lower[length] = char.ToLowerInvariant(html[start + length]);
            length++;
        }

        return lower[..length] is not ("br" or "p" or "img" or "hr" or "li" or "td" or "tr" or "th" or "meta" or "link" or "input" or "col" or "tbody");
    }

    // What is left when no parser may be asked: everything outside angle brackets.
    private static string WithoutTags(string html)
    {
        var text = new StringBuilder();
        var tag = false;
        foreach (var character in html)
        {
            if (character is '<' or '>')
            {
                if (!tag)
                {
                    text.Append('\n');
                }

                tag = character == '<';
            }
            else if (!tag)
            {
                text.Append(character);
            }

            if (text.Length > MaximumText)
            {
                break;
            }
        }

        return text.ToString();
    }

    private sealed class Writer
    {
        private bool quotedFromHere;

        public StringBuilder New { get; } = new();

        public StringBuilder Quoted { get; } = new();

        public bool Hidden { get; private set; }

        // Keeps its own stack, for a deep tree must not end the process for want of it; and counts children, for a node finds its sibling by searching its parent's list.
        public void Write(INode root)
        {
            INode? quoteRoot = null;
            var open = new Stack<(INode Node, int Next)>();
            open.Push((root, 0));
            while (open.TryPop(out var top))
            {
                if (top.Next >= top.Node.ChildNodes.Length)
                {
                    if (top.Node != root)
                    {
                        Leave(top.Node, quoteRoot is not null);
                        quoteRoot = Unquoted(quoteRoot, top.Node);
                    }

                    continue;
                }

                open.Push((top.Node, top.Next + 1));
                var node = top.Node.ChildNodes[top.Next];
                var into = quotedFromHere || quoteRoot is not null ? Quoted : New;
                var descend = true;
                switch (node)
                {
                    case IText text:
                        Append(into, text.Data);
                        break;
                    case IElement element:
                        var name = element.LocalName;
                        if (Unseen.Contains(name))
                        {
                            descend = false;
                            break;
                        }

                        if (IsHidden(element))
                        {
                            Hidden |= HasLetters(element);
                            descend = false;
                            break;
                        }

                        switch (Quotes(element))
                        {
                            case 1 when quoteRoot is null:
                                quoteRoot = element;
                                break;
                            case 2:
                                quotedFromHere = true;
                                break;
                        }

                        into = quotedFromHere || quoteRoot is not null ? Quoted : New;
                        if (name == "table" && Rows(element) is { } rows)
                        {
                            WriteTable(rows, into);
                            descend = false;
                        }
                        else if (Blocks.Contains(name))
                        {
                            into.Append('\n');
                            if (name == "li")
                            {
                                into.Append("- ");
                            }
                        }
                        else if (name is "td" or "th")
                        {
                            into.Append(" | ");
                        }

                        break;
                }

                if (New.Length > MaximumText || Quoted.Length > MaximumText)
                {
                    return;
                }

                if (descend && node.ChildNodes.Length > 0)
                {
                    open.Push((node, 0));
                }
                else
                {
                    quoteRoot = Unquoted(quoteRoot, node);
                }
            }
        }

        private void Leave(INode node, bool quoted)
        {
            if (node is IElement element && Blocks.Contains(element.LocalName))
            {
                (quotedFromHere || quoted ? Quoted : New).Append('\n');
            }
        }

        // What follows a quotation is new again, on a line of its own.
        private INode? Unquoted(INode? quoteRoot, INode left)
        {
            if (quoteRoot is null || left != quoteRoot)
            {
                return quoteRoot;
            }

            New.Append('\n');
            return null;
        }

        private static void Append(StringBuilder into, string data)
        {
            foreach (var character in data)
            {
                if (char.IsWhiteSpace(character))
                {
                    if (into.Length > 0 && into[^1] is not (' ' or '\n'))
                    {
                        into.Append(' ');
                    }
                }
                else
                {
                    into.Append(character);
                }
            }
        }

        // A table of values: every row with its cells, or null where the table only lays the message out.
        private static List<List<IElement>>? Rows(IElement table)
        {
            var rows = new List<List<IElement>>();
            var seen = 0;
            foreach (var one in table.Descendants())
            {
                if (++seen > 3000 || one is IElement { LocalName: "table" or "blockquote" })
                {
                    return null;
                }

                if (one is IElement { LocalName: "tr" })
                {
                    rows.Add([]);
                }
                else if (one is IElement { LocalName: "td" or "th" } cell && rows.Count > 0)
                {
                    rows[^1].Add(cell);
                }
            }

            return rows.Count > 0 && rows.TrueForAll(row => row.Count is > 1 and < 30) ? rows : null;
        }

        private void WriteTable(List<List<IElement>> rows, StringBuilder into)
        {
            var texts = rows.Select(row => row.Select(CellText).ToList()).ToList();
            var headings = texts.Count > 1 && texts.TrueForAll(row => row.Count == texts[0].Count)
                && (texts[0].Count > 2 || rows[0].TrueForAll(cell => cell.LocalName == "th"))
                && texts[0].TrueForAll(text => text.Length is > 0 and < 50 && !text.Any(char.IsDigit)) ? texts[0] : null;
            foreach (var row in headings is null ? texts : texts.Skip(1))
            {
                into.Append('\n').Append(string.Join(" | ", row.Select((text, column) => headings is null ? text : headings[column] + ": " + text)));
            }

            into.Append('\n');
        }

        private string CellText(IElement cell)
        {
            var inner = new Writer();
            if (!IsHidden(cell))
            {
                inner.Write(cell);
            }

            Hidden |= inner.Hidden || IsHidden(cell);
            var text = inner.New.Replace('\n', ' ').ToString().Trim();
            return text.Length > MaximumCell ? text[..MaximumCell] : text;
        }

        // 1: this element is a quotation; 2: everything from here on is.
        private static int Quotes(IElement element)
        {
            if (element.LocalName == "blockquote")
            {
                return 1;
            }

            var id = element.Id;
            var classes = element.ClassName;
            if (id is null && classes is null)
            {
                return 0;
            }

            return Array.Exists(QuoteMarks, mark => Has(id, mark) || Has(classes, mark)) ? 1
                : Array.Exists(QuoteStarts, mark => Has(id, mark) || Has(classes, mark)) ? 2 : 0;
        }

        private static bool IsHidden(IElement element)
        {
            if (element.LocalName is "s" or "del" or "strike" || element.HasAttribute("hidden"))
            {
                return true;
            }

            if (element.GetAttribute("style") is not { Length: > 0 and < 4000 } style)
            {
                return false;
            }

            var tight = string.Concat(style.Where(character => !char.IsWhiteSpace(character))).ToLowerInvariant() + ";";
            return Array.Exists(Hiding, mark => tight.Contains(mark, StringComparison.Ordinal) && !tight.Contains("background-" + mark, StringComparison.Ordinal))
                || tight.Contains("line-through", StringComparison.Ordinal);
        }

        private static bool HasLetters(IElement element)
        {
            foreach (var one in element.Descendants())
            {
                if (one is IText text && text.Data.Any(char.IsLetterOrDigit))
                {
                    return true;
                }
            }

            return false;
        }

        private static bool Has(string? value, string mark) => value?.Contains(mark, StringComparison.OrdinalIgnoreCase) == true;
    }
}
