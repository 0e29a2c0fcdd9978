using CareFunctions.Core.Emails.Language;
using CareFunctions.Core.Emails.Phrases;
using NodaTime;

namespace CareFunctions.Core.Emails;

/// <summary>Whether a day is spoken of as past or as to come.</summary>
internal static class DayTense
{
    private const int Before = 4;
    private const int Nearby = 12;
    private const int JustGone = 8;
    private const int FarOff = 15;

    // These speak of days to come, whatever was done before.
    private static readonly HashSet<EmailIntent> Ahead =
    [
        EmailIntent.IncreaseRequest, EmailIntent.ReductionRequest, EmailIntent.NoticeOnPackage, EmailIntent.PlacementHold, EmailIntent.HoldExtension, EmailIntent.RespiteRequest, EmailIntent.PlacementOffer,
    ];

    private static readonly HashSet<string> Was = new(StringComparer.Ordinal) { "was", "were", "since", "ended", "finished", "ceased", "stopped", "started", "commenced", "began" };

    private static readonly HashSet<string> Past = new(Was, StringComparer.Ordinal)
    {
        "died", "passed", "admitted", "left", "moved", "went", "had", "taken", "closed", "vacated", "suspended", "paused", "completed", "delivered", "last", "been", "attended", "assessed", "arrived", "rushed", "fell", "returned", "gone", "terminated", "came", "swapped", "transferred",
    };

    private static readonly HashSet<string> Will = new(StringComparer.Ordinal) { "will", "'ll", "we'll", "she'll", "he'll", "i'll", "they'll", "shall", "going", "due", "arranged", "booked", "scheduled", "planned", "agreed", "set", "next", "being" };

    /// <summary>Whether words that lead to a day speak of the past.</summary>
    public static bool Gone(ReadText text, int first, int last, EmailIntent intent)
    {
        var words = Ahead.Contains(intent) ? Was : Past;
        var gone = false;
        for (var at = Math.Max(text.Clause(first).First, first - Before); at <= last; at++)
        {
            if (Will.Contains(text.Tokens[at].Text))
            {
                return false;
            }

            gone |= words.Contains(text.Tokens[at].Text);
        }

        return gone;
    }

    /// <summary>Whether a day, led to by words, is one that is past: the words say so; or the message reports what has been, and its sentence tells of it or the day gone is by far the nearer of the two ("last visit Friday 13th", on the 19th).</summary>
    public static bool IsPast(ReadText text, int first, int last, int at, Draft draft) =>
        Gone(text, first, last, draft.Intents.Intent)
        || (!Ahead.Contains(draft.Intents.Intent) && text.Tokens[at].Value is StatedDay { Behind: { } behind, Ahead: { } ahead } && ahead > behind && Period.DaysBetween(behind, draft.Received) <= JustGone
            && (Happened(text, at) || (!Coming(text, at) && Period.DaysBetween(draft.Received, ahead) >= FarOff)));

    // "Yes she arrived, safe and sound, on Friday", "moved across to flat 17 on Wednesday"
    private static bool Happened(ReadText text, int at)
    {
        var first = text.Sentence(at).First;
        var said = Enumerable.Range(first, at - first).Select(place => text.Tokens[place].Text).ToList();
        return said.Exists(Past.Contains) && !said.Exists(word => Will.Contains(word) || word is "is" or "are" or "be");
    }

    /// <summary>Whether a message of this kind speaks of days to come, whatever was done before.</summary>
    public static bool LooksAhead(EmailIntent intent) => Ahead.Contains(intent);

    /// <summary>Whether a day is over for certain: a name of a weekday may be the one to come.</summary>
    public static bool Over(DayMention one, NodaTime.LocalDate received) => one.Day.Behind is { } day && (day == one.Day.Ahead ? day <= received : !Coming(one.Text, one.At));

    private static bool Coming(ReadText text, int at)
    {
        var (first, last) = (Math.Max(text.Clause(at).First, at - Nearby), Math.Min(text.Clause(at).Last, at + Nearby));
        return Enumerable.Range(first, last - first + 1).Any(place => Will.Contains(text.Tokens[place].Text) || text.Tokens[place].Text is "is" or "be" or "to");
    }
}
