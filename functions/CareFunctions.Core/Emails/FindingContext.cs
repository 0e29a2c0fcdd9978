using CareFunctions.Core.Emails.Language;
using CareFunctions.Core.Emails.Phrases;

namespace CareFunctions.Core.Emails;

/// <summary>What stands around the words of a phrase and turns what it says: a negation, a question, a condition, somebody else.</summary>
internal static class FindingContext
{
    private const int NegationReach = 3;
    private const int RelativeReach = 8;
    private const int ClientReach = 3;

    private static readonly HashSet<string> Negators = new(StringComparer.Ordinal)
    {
        "not", "no", "never", "don't", "dont", "doesn't", "didn't", "isn't", "won't", "wont", "without", "nor", "neither", "haven't", "hasn't", "aren't", "wasn't", "can't", "cannot", "couldn't", "unlikely", "unable",
    };

    // "I would be grateful if you could ..."
    private static readonly HashSet<string> Polite = new(StringComparer.Ordinal) { "grateful", "appreciate", "appreciated", "kind", "great", "good", "helpful", "it", "brilliant", "fantastic", "obliged" };

    private static readonly HashSet<string> Conditions = new(StringComparer.Ordinal) { "if", "unless", "whether", "should", "in" };

    private static readonly HashSet<string> Writers = new(StringComparer.Ordinal) { "i", "we", "manager", "deputy", "nurse", "i've", "we've" };

    private static readonly HashSet<string> Relatives = new(StringComparer.Ordinal) { "carer", "wife", "husband", "daughter", "son", "partner", "neighbour", "mother", "father", "sister", "brother", "niece", "nephew", "colleague", "dog", "cat" };

    /// <summary>Whether a "not" stands just before a finding or inside its gaps.</summary>
    public static bool Negated(Finding finding)
    {
        var tokens = finding.Text.Tokens;
        for (var at = finding.First - 1; at >= 0 && at >= finding.First - NegationReach && tokens[at].Kind != TokenKind.Break; at--)
        {
            if (Negators.Contains(tokens[at].Text) && !(tokens[at].Text == "no" && tokens[at + 1].Is("longer") && !finding.Row.Group.Contains("hold", StringComparison.Ordinal)))
            {
                return true;
            }

            if (tokens[at + 1].NewClause && at < finding.First - 1)
            {
                break;
            }
        }

        for (var at = finding.First; at < finding.Last; at++)
        {
            if (Negators.Contains(tokens[at].Text) && !finding.Said.Contains(at))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a question is what it stands in.</summary>
    public static bool Asked(Finding finding, Draft draft)
    {
        var tokens = finding.Text.Tokens;
        var at = finding.Text.Sentence(finding.Last).Last + 1;
        if (at < tokens.Count && tokens[at].Text == "?" && !draft.PassedOver(finding.Text, at))
        {
            return true;
        }

        return draft.Asks(finding.Text, finding.Last);
    }

    /// <summary>Whether it is said of somebody else: "her husband has died", and the person's own care goes on.</summary>
    public static bool OfAnother(Finding finding, EmailIntent intent)
    {
        if (intent == EmailIntent.NoticeOnPackage)
        {
            return CannotOneself(finding);
        }

        if (intent is not (EmailIntent.SuspensionReport or EmailIntent.EndOfService))
        {
            return false;
        }

        // "I went to see her on the ward": it is not the writer who is in hospital.
        if (intent == EmailIntent.SuspensionReport && finding.First > 0 && Writers.Contains(finding.Text.Tokens[finding.First - 1].Text))
        {
            return true;
        }

        // Who is visited on a ward was not admitted just now.
        if (intent == EmailIntent.SuspensionReport && Visited(finding))
        {
            return true;
        }

        for (var at = finding.First - 1; at >= 0 && at >= finding.First - RelativeReach && finding.Text.Tokens[at].Kind != TokenKind.Break; at--)
        {
            if (Relatives.Contains(finding.Text.Tokens[at].Text))
            {
                return true;
            }
        }

        return Relatives.Contains(finding.Text.Tokens[finding.First].Text);
    }

    /// <summary>Whether it says that somebody has died.</summary>
    public static bool OfDeath(Finding finding) => finding.Said.Any(at => Deaths.Contains(finding.Text.Tokens[at].Text));

    /// <summary>Whether it says that somebody was seen.</summary>
    public static bool TellsOfVisit(Finding finding) => finding.Said.Any(at => Seen.Contains(finding.Text.Tokens[at].Text));

    private static bool Visited(Finding finding)
    {
        var (first, last) = finding.Text.Clause(finding.First);
        var end = Admits.Contains(finding.Text.Tokens[finding.First].Text) ? finding.Last : Math.Min(last, finding.Last + VisitReach);
        for (var at = Math.Max(first, finding.First - VisitReach); at <= end; at++)
        {
            if (Visits.Contains(finding.Text.Tokens[at].Text))
            {
                return true;
            }
        }

        return false;
    }

    // "Mrs Example can no longer manage her tea" is said of her; "we can no longer manage her care" gives notice.
    private static bool CannotOneself(Finding finding)
    {
        var tokens = finding.Text.Tokens;
        if (!Unable.Contains(tokens[finding.First].Text))
        {
            return false;
        }

        for (var at = finding.First - 1; at >= 0 && at >= finding.First - ClientReach && tokens[at].Kind != TokenKind.Break && !Writers.Contains(tokens[at].Text); at--)
        {
            if (Clients.Contains(tokens[at].Text))
            {
                return true;
            }
        }

        return false;
    }

    private static readonly HashSet<string> Deaths = new(StringComparer.Ordinal) { "died", "deceased", "passed", "passing", "death", "rip" };

    private const int VisitReach = 8;

    private static readonly HashSet<string> Admits = new(StringComparer.Ordinal) { "admitted", "readmitted", "taken", "rushed", "conveyed", "blue", "transferred", "hospitalised", "hospitalized", "gone" };

    private static readonly HashSet<string> Visits = new(StringComparer.Ordinal) { "see", "saw", "seen", "seeing", "visit", "visited", "visiting", "meet", "met", "meeting", "assess", "assessed", "assessing", "attended" };

    private static readonly HashSet<string> Unable = new(StringComparer.Ordinal) { "no", "unable", "can", "cannot", "can't", "not", "won't", "impossible" };

    private static readonly HashSet<string> Clients = new(StringComparer.Ordinal) { "she", "he", "mr", "mrs", "ms", "miss", "lady", "gentleman", "client", "mum", "daughter", "son", "wife", "husband" };

    private static readonly HashSet<string> Seen = new(StringComparer.Ordinal) { "saw", "seen", "seeing", "visited", "visiting", "met", "meeting", "assessed", "went", "been" };

    /// <summary>Whether it stands under a condition: "if she is admitted to hospital ..." reports nothing.</summary>
    public static bool Conditional(Finding finding)
    {
        var start = finding.Text.SentenceStart(finding.First);
        for (var at = start; at < finding.First; at++)
        {
            var word = finding.Text.Tokens[at].Text;
            if (word == "if" && at > 0 && Polite.Contains(finding.Text.Tokens[at - 1].Text))
            {
                continue;
            }

            if (Conditions.Contains(word) && (word != "in" || finding.Text.Tokens[at + 1].Is("case")) && (word != "should" || at == start))
            {
                return true;
            }
        }

        return false;
    }
}
