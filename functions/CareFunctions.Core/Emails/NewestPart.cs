using System.Text;
using System.Text.RegularExpressions;

namespace CareFunctions.Core.Emails;

/// <summary>What the sender wrote this time: without quoted and forwarded parts, and without what follows the sign-off.</summary>
/// <param name="Text">The new text in lower case, one space between words, lines kept.</param>
/// <param name="AfterSignOff">What follows the sign-off: signature and disclaimer.</param>
/// <param name="Hidden">Whether something was hidden or struck out.</param>
internal sealed partial record NewestPart(string Text, string AfterSignOff, bool Hidden)
{
    public static NewestPart Of(GraphMessage message)
    {
        var (raw, hidden) = message.BodyIsHtml ? HtmlText.From(message.Body) : (message.Body, false);
        var body = new StringBuilder();
        var rest = new StringBuilder();
        var signedOff = false;
        foreach (var line in raw.ReplaceLineEndings("\n").EnumerateLines())
        {
            if (body.Length > EmailReader.MaximumCharacters || rest.Length > EmailReader.MaximumCharacters)
            {
                break;
            }

            // A line cut here makes the whole text too long to be read.
            var clean = Clean(line[..Math.Min(line.Length, EmailReader.MaximumCharacters + 1)].ToString());
            if (QuoteBegins().IsMatch(clean))
            {
                break;
            }

            signedOff = signedOff || (body.Length > 0 && SignOff().IsMatch(clean));
            (signedOff ? rest : body).Append(clean).Append('\n');
        }

        return new NewestPart(body.ToString().Trim(), rest.ToString().Trim(), hidden);
    }

    /// <summary>Evens out what people type differently: case, spaces, dashes, apostrophes, fractions, invisible characters.</summary>
    public static string Clean(string line)
    {
        var text = new StringBuilder(line.Length);
        foreach (var character in Fractions(line).Normalize(NormalizationForm.FormKC))
        {
            switch (character)
            {
                case '\u2018' or '\u2019' or '\u02BC':
                    text.Append('\'');
                    break;
                case '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014' or '\u2212':
                    text.Append('-');
                    break;
                case var _ when char.GetUnicodeCategory(character) == System.Globalization.UnicodeCategory.Format:
                    break;
                case var _ when char.IsWhiteSpace(character) || char.IsControl(character):
                    if (text.Length > 0 && text[^1] != ' ')
                    {
                        text.Append(' ');
                    }

                    break;
                default:
                    text.Append(char.ToLowerInvariant(character));
                    break;
            }
        }

        return text.ToString().TrimEnd();
    }

    // "4½" must become 4.5 and never 41/2, which is what compatibility forms would make of it.
    private static string Fractions(string line) =>
        line.AsSpan().IndexOfAny('\u00BC', '\u00BD', '\u00BE') < 0
            ? WellFormed(line)
            : WellFormed(FractionForm().Replace(line, static match =>
                (match.Groups[1].Length > 0 ? match.Groups[1].Value : "0") + match.Groups[2].Value switch { "\u00BC" => ".25", "\u00BD" => ".5", _ => ".75" }));

    // Normalising text with half a surrogate pair throws.
    private static string WellFormed(string line)
    {
        foreach (var character in line)
        {
            if (char.IsSurrogate(character))
            {
                return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(line));
            }
        }

        return line;
    }

    [GeneratedRegex(@"([0-9]*) ?([¼½¾])", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex FractionForm();

    [GeneratedRegex(
        @"^ ?(>|-{2,} ?(original|forwarded) (message|mail)|begin forwarded message|on .{4,200} wrote: ?$|from: .{1,300}|sent: .{1,200}|_{10,}|-{10,})",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex QuoteBegins();

    [GeneratedRegex(
        @"^ ?(-- ?$|(kind |kindest |warm |best |many )?regards\b|best wishes\b|many thanks,?$|thanks,?$|thank you,?$|yours (sincerely|faithfully)|sent from my |this (e-?mail|message) (and any|is|may|contains)|disclaimer|confidentiality)",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex SignOff();
}
