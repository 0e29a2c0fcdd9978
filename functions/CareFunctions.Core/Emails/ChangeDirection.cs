using CareFunctions.Core.Emails.Language;
using CareFunctions.Core.Emails.Phrases;

namespace CareFunctions.Core.Emails;

/// <summary>Which way a change of hours goes, where the words that speak of it do not all say so.</summary>
internal static class ChangeDirection
{
    /// <summary>What the hours in a phrase say: "please change from 10 to 14 hours".</summary>
    public static EmailIntent? Of(Finding finding)
    {
        var hours = finding.Slots.Select(token => token.Value).OfType<StatedHours>().Where(one => one.Weekly is not null).ToList();
        return hours is [{ Weekly: { } from }, { Weekly: { } to }] && from != to && !HoursClaims.By(finding) ? Towards(from, to)
            : hours is [{ Sign: not 0 } only] ? Towards(0, only.Sign)
            : null;
    }

    /// <summary>What the hours of a whole message say: "She is on 10 hours a week. We need this to be 14".</summary>
    public static EmailIntent? ByHours(Draft draft)
    {
        return Stated("hoursFrom") is { } from && Stated("hoursTo") is { } to && from != to ? Towards(from, to) : null;

        decimal? Stated(string field)
        {
            var hours = draft.Findings.Where(one => one.Row.Group == "field/" + field && (!draft.SubjectIsOld || one.Text == draft.Body)).SelectMany(one => one.Slots).Select(token => token.Value).OfType<StatedHours>().Where(one => one.Sign == 0).Select(one => one.Weekly).Distinct().ToList();
            return hours is [{ } only] ? only : null;
        }
    }

    /// <summary>What the words say that name a direction, when they agree.</summary>
    public static EmailIntent? ByWord(IEnumerable<(EmailIntent Intent, Finding Finding)> findings)
    {
        var said = findings.Where(one => one.Intent is EmailIntent.IncreaseRequest or EmailIntent.ReductionRequest && one.Finding.Row.Parts is [_, not "change-request", "strong"]).Select(one => one.Intent).Distinct().ToList();
        return said is [var only] ? only : null;
    }

    /// <summary>Whether what is confirmed is spoken of as changed: "all in place from Monday" may as well be a start.</summary>
    public static bool OfChange(Draft draft, IEnumerable<(EmailIntent Intent, Finding Finding)> findings) =>
        draft.Texts.Any(text => text.Tokens.Exists(token => Changes.Contains(token.Text)))
        || findings.Any(one => one.Intent == EmailIntent.AmendmentConfirmation && one.Finding.Said.Any(at => (Ways.Contains(one.Finding.Text.Tokens[at].Text) && !one.Finding.Text.Tokens.IsAt(at + 2, "running")) || (one.Finding.Text.Tokens[at].Text is "now" && one.Finding.Slots.Any(slot => slot.Kind == TokenKind.Hours))));

    private static readonly HashSet<string> Changes = new(StringComparer.Ordinal)
    {
        "revised", "increased", "increase", "reduced", "reduction", "reduce", "amended", "amend", "amending", "amendment", "amendments", "variation", "changed", "change", "changes", "extra", "additional", "longer", "shorter", "lower", "higher",
        "updated", "adjusted", "altered", "decrease", "decreased", "uplift", "previously", "instead", "old",
    };

    private static readonly HashSet<string> Ways = new(StringComparer.Ordinal) { "up", "down", "back", "moved", "dropped", "gone", "more", "less", "fewer", "off", "out", "new", "second", "implemented", "actioned", "stepped", "went" };

    private static EmailIntent Towards(decimal from, decimal to) => from < to ? EmailIntent.IncreaseRequest : EmailIntent.ReductionRequest;
}
