using CareFunctions.Core.Emails.Phrases;

namespace CareFunctions.Core.Emails;

/// <summary>
/// "Hand back 2 hours a week" says more than "hand back", and "the tea visits stopped as you asked" more than "visits stopped": the wider phrase is what is meant.
/// Kept by the places of its words, so that a long text costs no more than its length.
/// </summary>
internal sealed class WiderPhrases
{
    private static readonly (string Group, EmailIntent Intent)[] Wide =
    [
        ("intent/reduction-request/strong", EmailIntent.ReductionRequest), ("intent/notice-on-package/strong", EmailIntent.NoticeOnPackage), ("intent/suspension-report/strong", EmailIntent.SuspensionReport),
        ("intent/amendment-confirmation/strong", EmailIntent.AmendmentConfirmation),
    ];

    // The first is not meant where its words are part of the second's.
    private static readonly HashSet<(EmailIntent, EmailIntent)> Narrower =
    [
        (EmailIntent.NoticeOnPackage, EmailIntent.ReductionRequest), (EmailIntent.EndOfService, EmailIntent.ReductionRequest), (EmailIntent.SuspensionReport, EmailIntent.ReductionRequest), (EmailIntent.EndOfService, EmailIntent.NoticeOnPackage), (EmailIntent.ReductionRequest, EmailIntent.SuspensionReport),
        (EmailIntent.EndOfService, EmailIntent.AmendmentConfirmation),
    ];

    private readonly Dictionary<(ReadText Text, int At), List<(EmailIntent Intent, Finding Finding)>> at = [];

    /// <summary>Notes the wide phrases of a message.</summary>
    public WiderPhrases(Draft draft)
    {
        foreach (var (group, intent) in Wide)
        {
            foreach (var finding in draft.Findings.Where(one => one.Row.Group == group))
            {
                foreach (var place in finding.Said)
                {
                    if (!at.TryGetValue((finding.Text, place), out var here))
                    {
                        at.Add((finding.Text, place), here = []);
                    }

                    here.Add((intent, finding));
                }
            }
        }
    }

    /// <summary>Whether the words of a finding are part of a wider phrase that means something else.</summary>
    public bool Hold(Finding finding, EmailIntent intent) =>
        at.TryGetValue((finding.Text, finding.First), out var here)
        && here.Exists(one => Narrower.Contains((intent, one.Intent)) && one.Finding.Said.Count > finding.Said.Count && finding.Said.All(one.Finding.Said.Contains));
}
