using System.Globalization;
using System.Text;

namespace CareFunctions.Core.Notifications;

/// <summary>Makes facts fit to stand in a message: what a sender wrote (a team's name, say) must not lay it out, link from it or hide in it.</summary>
public static class MessageText
{
    /// <summary>One line of plain text: no line breaks, no characters that do not show, no Markdown links, no leading sign that makes a heading, a list or a
    /// quotation.</summary>
    /// <param name="text">The fact; null is empty.</param>
    public static string Line(string? text)
    {
        var line = new StringBuilder();
        foreach (var rune in (text ?? "").EnumerateRunes())
        {
            if (Rune.IsControl(rune) || Rune.IsWhiteSpace(rune))
            {
                if (line.Length > 0 && line[^1] != ' ')
                {
                    line.Append(' ');
                }
            }
            else if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned)
                && rune != Rune.ReplacementChar)
            {
                line.Append(rune.Value switch { '[' => "(", ']' => ")", _ => rune.ToString() });
            }
        }

        return line.ToString().TrimEnd().TrimStart('#', '*', '^', '>', '-', '+', '=', ' ');
    }

    /// <summary>A list, one line each.</summary>
    /// <param name="lines">The lines.</param>
    public static string List(IEnumerable<string> lines) =>
        string.Join('\n', lines.Select(Line).Where(line => line.Length > 0).Select(line => "* " + line));
}
