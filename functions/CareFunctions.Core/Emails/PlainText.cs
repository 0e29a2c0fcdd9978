using System.Globalization;
using System.Text;

namespace CareFunctions.Core.Emails;

/// <summary>Evens out what people and mail programs type differently: case, spaces, dashes, apostrophes, fractions, invisible characters.</summary>
internal static class PlainText
{
    /// <summary>One line, lower case, one space between words.</summary>
    public static string Clean(string line)
    {
        var plain = Ascii.IsValid(line) ? line : WithoutForms(line);
        var text = new StringBuilder(plain.Length);
        foreach (var character in plain)
        {
            switch (character)
            {
                case '\u2018' or '\u2019' or '\u02BC' or '`' or '\u00B4':
                    text.Append('\'');
                    break;
                case '\u201C' or '\u201D' or '\u00AB' or '\u00BB':
                    text.Append('"');
                    break;
                case '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014' or '\u2212':
                    text.Append('-');
                    break;
                case '\u2022' or '\u00B7' or '\u25CF' or '\u25AA' or '\uF0B7':
                    text.Append('-').Append(' ');
                    break;
                case '\u00D7':
                    text.Append('x');
                    break;
                case var _ when char.IsWhiteSpace(character) || char.IsControl(character):
                    if (text.Length > 0 && text[^1] != ' ')
                    {
                        text.Append(' ');
                    }

                    break;
                case var _ when character > '\u007F' && char.GetUnicodeCategory(character) == UnicodeCategory.Format:
                    break;
                default:
                    text.Append(char.ToLowerInvariant(character));
                    break;
            }
        }

        while (text.Length > 0 && text[^1] == ' ')
        {
            text.Length--;
        }

        return text.ToString();
    }

    // "4½" must become 4.5 and never 41/2, which is what compatibility forms would make of it.
    private static string WithoutForms(string line)
    {
        var text = new StringBuilder(line.Length);
        for (var at = 0; at < line.Length; at++)
        {
            var character = line[at];
            var part = character switch { '\u00BC' => ".25", '\u00BD' => ".5", '\u00BE' => ".75", _ => null };
            if (part is not null)
            {
                if (text.Length > 1 && text[^1] is ' ' && char.IsAsciiDigit(text[^2]))
                {
                    text.Length--;
                }

                text.Append(text.Length > 0 && char.IsAsciiDigit(text[^1]) ? part : "0" + part);
            }
            else if (!char.IsSurrogate(character))
            {
                text.Append(character);
            }
            else if (char.IsHighSurrogate(character) && at + 1 < line.Length && char.IsLowSurrogate(line[at + 1]))
            {
                text.Append(character).Append(line[++at]);
            }
        }

        // Half a surrogate pair would make this throw, so none is left.
        return text.ToString().Normalize(NormalizationForm.FormKC);
    }
}
