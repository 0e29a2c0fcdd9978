using System.Text;
using NodaTime;

namespace CareFunctions.Core.PenPictures;

/// <summary>Takes out of a text what was found in it.</summary>
public static class Redaction
{
    private const int MostRounds = 10;
    private const string Nothing = "";

    /// <summary>The text with a word in brackets in place of every finding, and nothing left that a further search would find.</summary>
    /// <param name="text">The text.</param>
    /// <param name="onFile">What the council's file has.</param>
    /// <param name="today">The civil date in London.</param>
    /// <returns>The text that may go before a person, empty where it could not be cleaned; and what was found in the original.</returns>
    public static (string Text, IReadOnlyList<Finding> Findings) Apply(string text, OnFile onFile, LocalDate today)
    {
        ArgumentNullException.ThrowIfNull(text);
        var first = FreeTextScan.Find(text, onFile, today);
        var findings = first;
        var clean = text;
        for (var round = 0; findings.Count > 0; round++)
        {
            // What is taken out may bring its neighbours together, so it is searched again; what does not come clean is not sent at all.
            clean = round < MostRounds ? Without(clean, findings) : Nothing;
            findings = clean.Length == 0 ? [] : FreeTextScan.Find(clean, onFile, today);
        }

        return (clean, first);
    }

    private static string Without(string text, IReadOnlyList<Finding> findings)
    {
        var clean = new StringBuilder(text.Length);
        var place = 0;
        foreach (var finding in findings)
        {
            // One that begins within the one before is a part of what is already taken out.
            if (finding.Start >= place)
            {
                clean.Append(text, place, finding.Start - place).Append(WordFor(finding.Kind));
            }

            place = Math.Max(place, finding.End);
        }

        return clean.Append(text, place, text.Length - place).ToString();
    }

    private static string WordFor(FindingKind kind) => kind switch
    {
        FindingKind.Name => "[name]",
        FindingKind.NhsNumber => "[health number]",
        FindingKind.Postcode => "[postcode]",
        FindingKind.Phone => "[telephone number]",
        FindingKind.Email => "[email address]",
        FindingKind.DateOfBirth => "[date]",
        FindingKind.Age => "[age]",
        FindingKind.CaseId => "[reference]",
        FindingKind.Address => "[address]",
        _ => "[removed]",
    };
}
