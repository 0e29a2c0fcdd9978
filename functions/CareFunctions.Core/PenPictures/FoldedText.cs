using System.Globalization;
using System.Text;

namespace CareFunctions.Core.PenPictures;

/// <summary>A text as a reader sees it: no invisible characters, no accents, every digit, dash, space and apostrophe the plain one, letters that only look Latin
/// as Latin; each character knows its place in the original.</summary>
internal sealed class FoldedText
{
    private const string Apostrophes = "'\u2018\u2019\u201a\u201b\u02bb\u02bc\u02bd\u02b9\u2032\u0060\u00b4\uff07\u05f3";

    // Letters that no decomposition makes plain, and those of other alphabets that look the same.
    private static readonly Dictionary<char, string> Plain = new()
    {
        ['ß'] = "ss", ['æ'] = "ae", ['Æ'] = "AE", ['œ'] = "oe", ['Œ'] = "OE", ['ø'] = "o", ['Ø'] = "O", ['ł'] = "l", ['Ł'] = "L", ['đ'] = "d", ['Đ'] = "D",
        ['ð'] = "d", ['Ð'] = "D", ['þ'] = "th", ['Þ'] = "Th", ['ı'] = "i", ['ħ'] = "h", ['Ħ'] = "H",
        ['а'] = "a", ['е'] = "e", ['о'] = "o", ['р'] = "p", ['с'] = "c", ['х'] = "x", ['у'] = "y", ['і'] = "i", ['ј'] = "j", ['ѕ'] = "s",
        ['А'] = "A", ['В'] = "B", ['Е'] = "E", ['К'] = "K", ['М'] = "M", ['Н'] = "H", ['О'] = "O", ['Р'] = "P", ['С'] = "C", ['Т'] = "T", ['Х'] = "X", ['І'] = "I",
        ['Ѕ'] = "S", ['Ј'] = "J", ['ο'] = "o", ['Ο'] = "O", ['α'] = "a", ['Α'] = "A", ['Β'] = "B", ['Ε'] = "E", ['Η'] = "H", ['Ι'] = "I", ['Κ'] = "K", ['Μ'] = "M",
        ['Ν'] = "N", ['Ρ'] = "P", ['Τ'] = "T", ['Χ'] = "X",
    };

    private readonly List<int> _starts = [];
    private readonly List<int> _ends = [];

    private FoldedText(string original)
    {
        var text = new StringBuilder(original.Length);
        var place = 0;
        foreach (var rune in original.EnumerateRunes())
        {
            // A mark belongs to the letter before it; what cannot be seen stands for nothing.
            if (IsMark(rune) && _ends.Count > 0)
            {
                _ends[^1] = place + rune.Utf16SequenceLength;
            }

            foreach (var character in Fold(rune))
            {
                text.Append(character);
                _starts.Add(place);
                _ends.Add(place + rune.Utf16SequenceLength);
            }

            place += rune.Utf16SequenceLength;
        }

        Text = text.ToString();
    }

    public string Text { get; }

    public static FoldedText Of(string original) => new(original);

    /// <summary>A finding at a place of the folded text, told by the original's.</summary>
    public Finding At(FindingKind kind, int index, int length) => new(kind, _starts[index], _ends[index + length - 1] - _starts[index]);

    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    private static string Fold(Rune rune)
    {
        if (rune.IsAscii)
        {
            var ascii = (char)rune.Value;
            return char.IsWhiteSpace(ascii) ? " " : ascii == '`' ? "'" : ascii.ToString();
        }

        if (Special(rune) is { } special)
        {
            return special;
        }

        var folded = new StringBuilder();
        foreach (var part in rune.ToString().Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            folded.Append(Special(part) ?? (part.IsAscii ? part.ToString() : IsMark(part) ? "" : part.ToString()));
        }

        return folded.ToString();
    }

    private static string? Special(Rune rune)
    {
        if (rune.IsBmp && Apostrophes.Contains((char)rune.Value, StringComparison.Ordinal))
        {
            return "'";
        }

        if (rune.IsBmp && Plain.TryGetValue((char)rune.Value, out var plain))
        {
            return plain;
        }

        return Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.Format => "",
            UnicodeCategory.DecimalDigitNumber => ((int)Rune.GetNumericValue(rune)).ToString(CultureInfo.InvariantCulture),
            UnicodeCategory.DashPunctuation => "-",
            UnicodeCategory.MathSymbol when rune.Value == 0x2212 => "-",
            UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => " ",
            _ => null,
        };
    }
}
