namespace CareFunctions.Core.Emails;

/// <summary>An email taken apart: what its sender wrote this time, what follows the sign-off, and what is only quoted.</summary>
/// <param name="New">The new text, evened out, lines kept.</param>
/// <param name="AfterSignOff">What follows the sign-off: signature, disclaimer, and sometimes an afterthought.</param>
/// <param name="Quoted">Quoted and forwarded text, cut at <see cref="EmailReader.MaximumCharacters"/>.</param>
/// <param name="Hidden">Whether something was hidden or struck out.</param>
/// <param name="Inline">Whether new text stands between or after quoted lines.</param>
/// <param name="TooLong">Whether the new text was longer than is read.</param>
internal sealed record MessageParts(string New, string AfterSignOff, string Quoted, bool Hidden, bool Inline, bool TooLong)
{
    private const int LongestLine = 2_000;

    /// <summary>Takes a message apart.</summary>
    public static MessageParts Of(GraphMessage message, Layout layout)
    {
        var html = message.BodyIsHtml ? HtmlText.Of(message.Body) : null;
        var (lines, tooLong) = Lines(html?.Text ?? message.Body);
        lines = TableLines.WithHeadings(lines);
        List<string> body = [], rest = [], quoted = [];
        var signedOff = false;
        var inline = false;
        var at = 0;
        for (; at < lines.Count; at++)
        {
            var line = lines[at];
            if (line.StartsWith('>'))
            {
                quoted.Add(line.TrimStart('>', ' '));
                continue;
            }

            if (layout.AttributionEnds(lines, at) is { } end)
            {
                var next = end;
                while (next < lines.Count && lines[next].Length == 0)
                {
                    next++;
                }

                // Above ">" lines only those are quoted: an answer may stand below them. Otherwise the rest is.
                if (next >= lines.Count || !lines[next].StartsWith('>'))
                {
                    break;
                }

                at = next - 1;
                continue;
            }

            if (layout.QuoteBegins(lines, at))
            {
                break;
            }

            if (quoted.Count > 0 && line.Length > 0 && !signedOff)
            {
                inline = true;
            }

            if (layout.IsBanner(line))
            {
                continue;
            }

            signedOff = signedOff || (body.Exists(one => one.Length > 0) && (layout.IsSignOff(line) || layout.SignatureBegins(lines, at) || Layout.NamesTheFirm(line, message.From) || Layout.IsPostscript(line))) || layout.IsDisclaimer(line);
            (signedOff ? rest : body).Add(line);
        }

        for (var after = at; after < lines.Count; after++)
        {
            quoted.Add(lines[after]);
        }

        if (html is not null)
        {
            quoted.AddRange(Lines(html.Quoted).Lines);
        }

        var quotedText = string.Join('\n', quoted).Trim();
        return new MessageParts(
            string.Join('\n', body).Trim(),
            string.Join('\n', rest).Trim(),
            quotedText.Length > EmailReader.MaximumCharacters ? quotedText[..EmailReader.MaximumCharacters] : quotedText,
            html is { Hidden: true } or { Strange: true },
            inline,
            tooLong && at >= lines.Count);
    }

    private static (List<string> Lines, bool TooLong) Lines(string text)
    {
        var lines = new List<string>();
        var length = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var cut = line.Length > LongestLine ? line[..Math.Min(line.Length, EmailReader.MaximumCharacters + 1)] : line;
            var clean = PlainText.Clean(cut.ToString());
            lines.Add(clean);
            length += clean.Length + 1;
            if (length > EmailReader.MaximumCharacters || lines.Count > EmailReader.MaximumCharacters / 4)
            {
                return (lines, true);
            }
        }

        return (lines, false);
    }
}
