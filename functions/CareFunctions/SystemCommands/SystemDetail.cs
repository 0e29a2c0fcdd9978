using System.Text;

namespace CareFunctions.SystemCommands;

/// <summary>Makes what a system said fit to be shown: one line, nothing but printable text, at most <see cref="Longest"/> characters.</summary>
public static class SystemDetail
{
    /// <summary>The most characters that are kept.</summary>
    public const int Longest = 200;

    /// <summary>The text in one line, or null where nothing is left of it.</summary>
    public static string? Clean(string? text)
    {
        var clean = new StringBuilder();
        foreach (var rune in (text ?? "").EnumerateRunes())
        {
            if (Rune.IsControl(rune) || Rune.IsWhiteSpace(rune))
            {
                if (clean.Length > 0 && clean[^1] != ' ')
                {
                    clean.Append(' ');
                }
            }
            else if (Rune.GetUnicodeCategory(rune) is not (System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.PrivateUse
                or System.Globalization.UnicodeCategory.OtherNotAssigned) && rune != Rune.ReplacementChar)
            {
                if (clean.Length + rune.Utf16SequenceLength > Longest)
                {
                    break;
                }

                clean.Append(rune.ToString());
            }
        }

        var line = clean.ToString().TrimEnd();
        return line.Length == 0 ? null : line;
    }
}
