using NodaTime;

namespace CareFunctions.Core.PenPictures;

/// <summary>Looks through free text for what could tell who the person is. Pure: the same text, file and day give the same findings.</summary>
public static class FreeTextScan
{
    /// <summary>Every finding, in the order of the text; one that lies wholly within another is left out, and those of one kind that overlap are one.</summary>
    /// <param name="text">The text.</param>
    /// <param name="onFile">What the council's file has.</param>
    /// <param name="today">The civil date in London.</param>
    public static IReadOnlyList<Finding> Find(string text, OnFile onFile, LocalDate today)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(onFile);
        var folded = FoldedText.Of(text);
        var found = PlaceScan.Find(folded, onFile.Addresses)
            .Concat(DateScan.Find(folded, onFile.DateOfBirth, today))
            .Concat(NumberScan.Find(folded, onFile, DateScan.Places(folded)))
            .Concat(NameScan.Find(folded, onFile.Names))
            .OrderBy(one => one.Start).ThenByDescending(one => one.Length).ThenBy(one => one.Kind);
        var kept = new List<Finding>();
        var end = 0;
        foreach (var finding in found)
        {
            if (finding.Start < end && finding.Kind == kept[^1].Kind)
            {
                kept[^1] = kept[^1] with { Length = Math.Max(end, finding.End) - kept[^1].Start };
            }
            else if (finding.End > end)
            {
                kept.Add(finding);
            }

            end = Math.Max(end, finding.End);
        }

        return kept;
    }
}
