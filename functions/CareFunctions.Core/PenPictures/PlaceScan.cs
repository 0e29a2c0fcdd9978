using System.Text.RegularExpressions;

namespace CareFunctions.Core.PenPictures;

/// <summary>Where somebody lives, and their email address: whole postcodes, addresses on file, a house and its street.</summary>
internal static partial class PlaceScan
{
    public static IEnumerable<Finding> Find(FoldedText folded, IReadOnlyList<string> addresses)
    {
        foreach (Match match in Email().Matches(folded.Text))
        {
            yield return folded.At(FindingKind.Email, match.Index, match.Length);
        }

        foreach (Match match in Postcode().Matches(folded.Text))
        {
            if (PostcodeDistrict.IsArea(match.Groups["area"].Value))
            {
                yield return folded.At(FindingKind.Postcode, match.Index, match.Length);
            }
        }

        foreach (Match match in House().Matches(folded.Text).Concat(Street().Matches(folded.Text)))
        {
            yield return folded.At(FindingKind.Address, match.Index, match.Length);
        }

        foreach (var line in addresses.SelectMany(address => FoldedText.Of(address).Text.Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)))
        {
            foreach (var finding in OfLine(folded, [.. Word().Matches(line).Select(word => word.Value)]))
            {
                yield return finding;
            }
        }
    }

    // A town alone tells nobody where somebody lives; a line of two words or more does.
    private static IEnumerable<Finding> OfLine(FoldedText folded, IReadOnlyList<string> line)
    {
        if (line.Count < 2)
        {
            yield break;
        }

        var words = Word().Matches(folded.Text);
        for (var first = 0; first + line.Count <= words.Count; first++)
        {
            var last = words[first + line.Count - 1];
            if (Enumerable.Range(0, line.Count).All(index => words[first + index].Value.Equals(line[index], StringComparison.OrdinalIgnoreCase)))
            {
                yield return folded.At(FindingKind.Address, words[first].Index, last.Index + last.Length - words[first].Index);
            }
        }
    }

    [GeneratedRegex(@"[\p{L}0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex(
        @"[\p{L}0-9._%+'\-]+ ?(?:(?:@|\(at\)|\[at\]) ?[\p{L}0-9\-]+(?:(?:\.| ?\(dot\) ?| ?\[dot\] ?| dot )[\p{L}0-9\-]{2,})*| at [\p{L}0-9\-]+(?:(?: ?\(dot\) ?| ?\[dot\] ?| dot )[\p{L}0-9\-]{2,})+)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Email();

    // In capitals the letter O passes for a nought, as in CRO 1EA.
    [GeneratedRegex(
        @"(?<![\p{L}0-9])(?:(?i:(?<area>[A-PR-UWYZ][A-HK-Y]?)[ ]?[0-9][0-9A-Z]?[ \-]{0,3}[0-9][ ]?[ABD-HJLNP-UW-Z][ ]?[ABD-HJLNP-UW-Z])|(?<area>[A-PR-UWYZ][A-HK-Y]?)[0-9O][0-9A-Z]?[ \-]{0,3}[0-9O][ABD-HJLNP-UW-Z]{2}|(?i:(?<area>GIR) ?0AA))(?![\p{L}0-9])",
        RegexOptions.CultureInvariant)]
    private static partial Regex Postcode();

    [GeneratedRegex(
        @"\b[0-9]{1,4}[A-Za-z]?,? (?:[\p{L}'\-]+\.? ){0,3}?(?i:Road|Rd|Street|Lane|Ln|Close|Avenue|Ave|Drive|Crescent|Cres|Gardens|Terrace|Grove|Mews|Parade|Heol|Stryd|Ffordd|Lon|Clos|Way|Court|Place|Square|Hill|Rise|Row|Walk|Green)\b",
        RegexOptions.CultureInvariant)]
    private static partial Regex Street();

    [GeneratedRegex(@"\b(?:flat|apartment|apt|bungalow|caravan|plot)\b ?(?:no\.? ?|number )?[0-9]{1,4}[A-Za-z]?\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex House();
}
