using System.Text.RegularExpressions;
using CareFunctions.Core.Councils;

namespace CareFunctions.Core.Emails;

/// <summary>Case references as people write them in a sentence. A bare number is never one: it could be a telephone, NHS or invoice number.</summary>
internal static partial class EmailCaseReferences
{
    /// <summary>The references of a text, each once, and whether it has a long number that is none.</summary>
    public static (IReadOnlyList<CaseReference> References, bool BareNumber) Read(string text)
    {
        var references = new List<CaseReference>();
        var spans = new List<(int Start, int End)>();
        foreach (Match match in Reference().Matches(text))
        {
            var council = match.Groups["p"].Value switch
            {
                "som" or "eclipse" => Council.Somerset,
                "cro" or "las" => Council.Croydon,
                _ => Council.Medway,
            };
            if (CaseReference.TryCreate(council, match.Groups["n"].Value, out var reference))
            {
                spans.Add((match.Index, match.Index + match.Length));
                if (!references.Contains(reference))
                {
                    references.Add(reference);
                }
            }
        }

        var bare = LongNumber().Matches(text).Any(match => !spans.Exists(span => match.Index >= span.Start && match.Index < span.End));
        return (references, bare);
    }

    /// <summary>The text with each reference put out of the way: neither its digits nor the "no." before them say anything else.</summary>
    public static string Without(string text) => Reference().Replace(text, "case");

    [GeneratedRegex(
        @"\b(?:(?<p>som|cro|med) ?[-/]? ?|(?<p>eclipse|las|mosaic)(?: case)?(?: id| no| number| ref| reference)?\.?:? ?#? ?)(?<n>[0-9]{4,9})\b",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Reference();

    // Five digits and more: four are usually a year or a time.
    [GeneratedRegex(@"[0-9]{5,}", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex LongNumber();
}
