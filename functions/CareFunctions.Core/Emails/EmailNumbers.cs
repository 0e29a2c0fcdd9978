using System.Collections.Frozen;
using System.Globalization;

namespace CareFunctions.Core.Emails;

/// <summary>Numbers as people write them: digits with up to two decimals, or words up to ninety-nine.</summary>
internal static class EmailNumbers
{
    private const string Units = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen";
    private const string Tens = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety";

    /// <summary>A pattern for one number, without groups.</summary>
    public const string Pattern = @"(?:[0-9]{1,3}(?:\.[0-9]{1,2})?|(?:(?:" + Tens + @")[ -](?:" + Units + @")|" + Tens + "|" + Units + @")(?: and a half)?|half an|an)";

    private static readonly FrozenDictionary<string, decimal> Words = Make();

    public static decimal? Parse(string text)
    {
        if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        if (text == "half an")
        {
            return 0.5m;
        }

        var half = text.EndsWith(" and a half", StringComparison.Ordinal);
        var words = half ? text[..^" and a half".Length] : text;
        return Words.TryGetValue(words.Replace('-', ' '), out var value) ? value + (half ? 0.5m : 0) : null;
    }

    private static FrozenDictionary<string, decimal> Make()
    {
        var words = new Dictionary<string, decimal>(StringComparer.Ordinal) { ["an"] = 1 };
        var units = Units.Split('|');
        var tens = Tens.Split('|');
        for (var unit = 0; unit < units.Length; unit++)
        {
            words[units[unit]] = unit + 1;
        }

        for (var ten = 0; ten < tens.Length; ten++)
        {
            words[tens[ten]] = (ten + 2) * 10;
            for (var unit = 0; unit < 9; unit++)
            {
                words[tens[ten] + " " + units[unit]] = ((ten + 2) * 10) + unit + 1;
            }
        }

        return words.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
