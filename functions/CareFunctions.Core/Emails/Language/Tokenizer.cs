using System.Buffers;
using System.Globalization;

namespace CareFunctions.Core.Emails.Language;

/// <summary>Cuts evened-out text into tokens, in one pass.</summary>
internal static class Tokenizer
{
    private const int WrappedLine = 55;

    private static readonly HashSet<string> Abbreviations = new(StringComparer.Ordinal)
    {
        "no", "nos", "mr", "mrs", "ms", "dr", "st", "hrs", "hr", "approx", "ref", "ext", "wk", "wks", "mins", "min", "tel", "inc", "temp", "dept", "rd",
        "mon", "tue", "tues", "wed", "weds", "thu", "thur", "thurs", "fri", "sat", "sun", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
    };

    private static readonly SearchValues<char> NotInDomains = SearchValues.Create("0123456789/:");
    private static readonly string[] Domains = ["com", "uk", "org", "net", "example", "co", "nhs", "gov", "info", "care", "cymru", "wales"];

    /// <summary>The tokens of a text that <see cref="PlainText.Clean"/> has evened out line by line.</summary>
    public static List<Token> Of(string text)
    {
        var tokens = new List<Token>(text.Length / 5);
        var at = 0;
        while (at < text.Length)
        {
            var character = text[at];
            if (character == ' ')
            {
                at++;
            }
            else if (character == '\n')
            {
                NewLine(text, at, tokens);
                at++;
            }
            else if (character == '.' && (at == 0 || text[at - 1] is ' ' or '(' or '\n') && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]))
            {
                // ".75 of an hour"
                var end = Digits(text, at + 1);
                Add(tokens, TokenKind.Number, text[at..end], at, end, decimal.TryParse("0" + text[at..Math.Min(end, at + 9)], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var part) ? part : 0);
                at = end;
            }
            else if (char.IsAsciiDigit(character))
            {
                at = Numeric(text, at, tokens);
            }
            else if (char.IsLetter(character))
            {
                at = Word(text, at, tokens);
            }
            else
            {
                at = Mark(text, at, tokens);
            }
        }

        return tokens;
    }

    private static void Add(List<Token> tokens, TokenKind kind, string text, int start, int end, decimal number = 0) =>
        tokens.Add(new Token(kind, text, start, end) { Number = number, Glued = tokens.Count > 0 && tokens[^1].End == start });

    // Mail programs wrap long lines; people end short ones where a sentence ends.
    private static void NewLine(string text, int at, List<Token> tokens)
    {
        if (tokens.Count == 0 || tokens[^1].Kind == TokenKind.Break)
        {
            return;
        }

        var next = at + 1 < text.Length ? text[at + 1] : '\n';
        var lineStart = text.LastIndexOf('\n', Math.Max(0, at - 1)) + 1;
        var label = tokens[^1].Is(":") && next != '\n';
        var wrapped = at - lineStart >= WrappedLine && next is not ('\n' or '-' or '*' or '|') && (char.IsLetterOrDigit(next) || next is '(' or '\'' or '"' or '\u00A3');
        if (!label && !wrapped)
        {
            Add(tokens, TokenKind.Break, "\n", at, at + 1);
        }
    }

    private static int Word(string text, int at, List<Token> tokens)
    {
        var end = at + 1;
        while (end < text.Length && (char.IsLetter(text[end]) || char.GetUnicodeCategory(text[end]) == UnicodeCategory.NonSpacingMark
            || (text[end] == '\'' && end + 1 < text.Length && char.IsLetter(text[end + 1]))))
        {
            end++;
        }

        // An address: taken whole, so that no part of it says anything.
        if (end < text.Length && AddressEnd(text, at, end) is { } addressEnd)
        {
            Add(tokens, TokenKind.Address, text[at..addressEnd], at, addressEnd);
            return addressEnd;
        }

        if (end - at == 1 && end + 1 < text.Length && Shortened(text, at) is { } shortened)
        {
            Add(tokens, TokenKind.Word, shortened.Word, at, shortened.End);
            return shortened.End;
        }

        Add(tokens, TokenKind.Word, text[at..end], at, end);
        return end;
    }

    // "w.e.f.", "p/w", "w/c", "e.g."
    private static (string Word, int End)? Shortened(string text, int at)
    {
        Span<char> letters = stackalloc char[4];
        var (count, position) = (0, at);
        while (count < 4 && position < text.Length && char.IsAsciiLetter(text[position]) && (position + 1 == text.Length || !char.IsLetter(text[position + 1])))
        {
            letters[count++] = text[position++];
            if (position + 1 < text.Length && text[position] is '.' or '/' or '&' && char.IsAsciiLetter(text[Math.Min(position + 1, text.Length - 1)]))
            {
                position++;
                continue;
            }

            break;
        }

        if (count < 2 || (position < text.Length && char.IsLetterOrDigit(text[position])))
        {
            return null;
        }

        if (position < text.Length && text[position] == '.')
        {
            position++;
        }

        return (letters[..count].ToString(), position);
    }

    private static int? AddressEnd(string text, int at, int end)
    {
        if (text[end] is not ('@' or '.' or ':' or '_' or '-' or '+' or (>= '0' and <= '9')))
        {
            return null;
        }

        var stop = end;
        var at_ = false;
        while (stop < text.Length && stop - at < 300 && (char.IsLetterOrDigit(text[stop]) || text[stop] is '@' or '.' or '_' or '-' or '+' or ':' or '/' or '%' or '=' or '&' or '#' or '?'))
        {
            at_ |= text[stop] == '@';
            stop++;
        }

        while (stop > end && text[stop - 1] is '.' or ':' or '?' or '-' or '/')
        {
            stop--;
        }

        var whole = text.AsSpan(at, stop - at);
        if (at_ || whole.StartsWith("http", StringComparison.Ordinal) || whole.StartsWith("www.", StringComparison.Ordinal))
        {
            return stop;
        }

        var dot = whole.LastIndexOf('.');
        return dot > 0 && Array.Exists(Domains, domain => text.AsSpan(at + dot + 1, stop - at - dot - 1).SequenceEqual(domain)) && !whole.ContainsAny(NotInDomains) ? stop : null;
    }

    private static int Numeric(string text, int at, List<Token> tokens)
    {
        var end = Digits(text, at);
        if (end - at > 15)
        {
            Add(tokens, TokenKind.OtherNumber, text[at..end], at, end);
            return end;
        }

        // 04/05/2026, 4.5.26, 2026-05-04; 4/5; 10:30
        if (end + 1 < text.Length && text[end] is '/' or '.' or '-' or ':' && char.IsAsciiDigit(text[Math.Min(end + 1, text.Length - 1)]) && end - at <= 4)
        {
            var mark = text[end];
            var second = Digits(text, end + 1);
            if (mark != ':' && second + 1 < text.Length && text[second] == mark && char.IsAsciiDigit(text[second + 1]))
            {
                var third = Digits(text, second + 1);
                if (third - second - 1 <= 4 && second - end - 1 <= 2)
                {
                    Add(tokens, TokenKind.NumericDate, text[at..third], at, third);
                    return third;
                }
            }

            if (mark == ':' && second - end == 3)
            {
                Add(tokens, TokenKind.Time, text[at..second], at, second);
                return second;
            }

            if (mark == '/' && second - end <= 3 && end - at <= 2)
            {
                Add(tokens, TokenKind.Pair, text[at..second], at, second);
                return second;
            }
        }

        // 1,234.50 and 4.5
        while (end + 3 < text.Length && text[end] == ',' && Digits(text, end + 1) == end + 4)
        {
            end += 4;
        }

        if (end + 1 < text.Length && text[end] == '.' && char.IsAsciiDigit(text[end + 1]))
        {
            end = Digits(text, end + 1);
        }

        var number = decimal.TryParse(text.AsSpan(at, Math.Min(end - at, 25)), NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var value) ? value : 0;
        if (end + 1 < text.Length && text.AsSpan(end, 2) is "st" or "nd" or "rd" or "th" && (end + 2 == text.Length || !char.IsLetterOrDigit(text[end + 2])))
        {
            Add(tokens, TokenKind.Ordinal, text[at..(end + 2)], at, end + 2, number);
            return end + 2;
        }

        if (end + 1 < text.Length && text.AsSpan(end).TrimStart(' ') is ['a' or 'p', 'm', ..] rest && (rest.Length == 2 || !char.IsLetterOrDigit(rest[2])) && number is > 0 and < 24)
        {
            var stop = text.Length - rest.Length + 2;
            Add(tokens, TokenKind.Time, text[at..stop], at, stop);
            return stop;
        }

        Add(tokens, TokenKind.Number, text[at..end], at, end, number);
        return end;
    }

    private static int Digits(string text, int at)
    {
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            at++;
        }

        return at;
    }

    private static int Mark(string text, int at, List<Token> tokens)
    {
        var character = text[at];
        switch (character)
        {
            case '.' when tokens.Count > 0 && tokens[^1].Kind == TokenKind.Word && tokens[^1].End == at && Abbreviations.Contains(tokens[^1].Text)
                && text.AsSpan(at + 1).TrimStart(' ') is [not '\n', ..]:
                break;
            case '-' or '=' when at + 1 < text.Length && text[at + 1] == '>':
                Add(tokens, TokenKind.Word, "to", at, at + 2);
                return at + 2;
            case '>' when tokens.Count > 0 && tokens[^1].Kind != TokenKind.Break && at > 1 && text[at - 1] != '\n' && text.AsSpan(at + 1).TrimStart(' ') is [>= '0' and <= '9', ..]:
            case '\u2192' or '\u2794' or '\u27A1':
                Add(tokens, TokenKind.Word, "to", at, at + 1);
                break;
            case '.' or '!' or '?' or ';':
                Add(tokens, TokenKind.Break, character.ToString(), at, at + 1);
                break;
            case '-' when tokens.Count > 0 && tokens[^1].End == at && at + 1 < text.Length && char.IsLetterOrDigit(text[at + 1])
                && !(char.IsAsciiDigit(text[at + 1]) && tokens[^1].Kind == TokenKind.Number):
                // "45-minute", "re-assessment", "SOM-104233": the two belong together.
                break;
            case '*' or '_' or '"' or '\'':
                break;
            default:
                Add(tokens, TokenKind.Mark, character.ToString(), at, at + 1);
                break;
        }

        return at + 1;
    }
}
