using CareFunctions.Core.Emails.Language;
using CareFunctions.Core.Emails.Phrases;

namespace CareFunctions.Core.Emails;

/// <summary>What kind of word stands by a day: the nearest says what the day is for.</summary>
internal enum DayWord
{
    /// <summary>None that the table knows.</summary>
    None,

    /// <summary>Something begins: "start", "first", "implemented".</summary>
    Begins,

    /// <summary>Something changes: "increase", "dropped", "suspend".</summary>
    Changes,

    /// <summary>Something ends: "finish", "expires".</summary>
    Ends,

    /// <summary>It is the last of something: "last", "final".</summary>
    Last,

    /// <summary>Something is taken off or out, or somebody moves out.</summary>
    Off,

    /// <summary>Somebody comes back: "home", "discharged".</summary>
    Returns,

    /// <summary>Nothing is done: "no longer", "not".</summary>
    Nothing,

    /// <summary>Something else was or is on that day: "reviewed", "panel", "spoke".</summary>
    Aside,
}

/// <summary>How a day is led in.</summary>
internal enum DayLead
{
    /// <summary>By "on", by nothing, or by a word that says nothing of it.</summary>
    None,

    /// <summary>"From", "as of", "starting".</summary>
    From,

    /// <summary>"Until", "up to", "ending".</summary>
    Until,

    /// <summary>"To", which also leads in the day that something is moved to.</summary>
    To,

    /// <summary>"After", "beyond".</summary>
    After,
}

/// <summary>The words around a day, within its sentence and not past another day.</summary>
/// <param name="Lead">How it is led in.</param>
/// <param name="Before">The nearest telling word before it.</param>
/// <param name="Near">Whether that stands within two words of what leads it in.</param>
/// <param name="After">The nearest telling word after it.</param>
/// <param name="Denied">Whether something is denied before it.</param>
internal sealed record DayWords(DayLead Lead, DayWord Before, bool Near, DayWord After, bool Denied)
{
    /// <summary>Whether they tell of something else than the matter of the message.</summary>
    public bool Tells => Before == DayWord.Aside && (Lead == DayLead.None || Near);

    private const int Reach = 12;
    private const int Further = 8;

    private static readonly (string Class, DayWord Word)[] Classes =
    [
        ("day-aside", DayWord.Aside), ("day-nothing", DayWord.Nothing), ("day-last", DayWord.Last), ("day-off", DayWord.Off), ("day-ends", DayWord.Ends), ("day-returns", DayWord.Returns), ("day-begins", DayWord.Begins), ("day-changes", DayWord.Changes),
    ];

    private static readonly (string Class, DayLead Lead)[] Leads =
    [
        ("day-from", DayLead.From), ("day-until", DayLead.Until), ("day-after", DayLead.After),
    ];

    /// <summary>Reads the words around the day at a place.</summary>
    public static DayWords Around(ReadText text, int at)
    {
        var tokens = text.Tokens;
        var start = text.SentenceStart(at);
        var lead = at - 1;
        while (lead >= start && lead >= at - 4 && Is(tokens[lead], "day-filler"))
        {
            lead--;
        }

        var led = Ranged(text, at) ?? (lead >= start ? Led(tokens[lead]) : DayLead.None);
        var (before, near, denied) = (DayWord.None, false, false);
        var closed = false;
        for (var back = led == DayLead.None ? lead : lead - 1; back >= start && back >= lead - Reach && tokens[back].Kind != TokenKind.Date; back--)
        {
            var word = Of(tokens[back]);
            if (word == DayWord.Returns && (Writer(text, back - 1) || Writer(text, back - 2)))
            {
                // "I'm back on Monday"
                word = DayWord.Aside;
            }

            if (word == DayWord.Nothing)
            {
                denied |= !closed;
            }

            // What was on another day than this is told in the same breath: "as discussed at the review, from 4 May".
            if (before == DayWord.None && word != DayWord.None && !(word == DayWord.Aside && closed))
            {
                (before, near) = (word, lead - back <= 2);
            }

            closed |= tokens[back].NewClause;
        }

        var after = DayWord.None;
        for (var on = at + 1; on <= text.Sentence(at).Last && on <= at + Further && tokens[on].Kind != TokenKind.Date && after == DayWord.None; on++)
        {
            after = Of(tokens[on]) is var word && word != DayWord.Aside ? word : DayWord.None;
        }

        return new DayWords(led, before, near, after, denied);
    }

    // "7 April to 21 April", "7 April - 21 April"
    private static DayLead? Ranged(ReadText text, int at)
    {
        var tokens = text.Tokens;
        if (at + 1 < tokens.Count && Differ(tokens[at], tokens[at + 1].Text is "to" or "until" or "till" or "through" && at + 2 < tokens.Count ? tokens[at + 2] : tokens[at + 1]))
        {
            return DayLead.From;
        }

        return at > 0 && Differ(tokens[at - 1], tokens[at]) ? DayLead.Until : null;
    }

    private static bool Differ(Token one, Token other) => one.Value is StatedDay day && other.Value is StatedDay next && day.Ahead < next.Ahead;

    private static bool Writer(ReadText text, int at) => at >= 0 && text.Tokens[at].Text is "i" or "i'm" or "i'll" or "im";

    private static DayWord Of(Token token) => Array.Find(Classes, one => Is(token, one.Class)).Word;

    private static DayLead Led(Token token) => token.Is("to") ? DayLead.To : Array.Find(Leads, one => Is(token, one.Class)).Lead;

    private static bool Is(Token token, string name) => token.Kind == TokenKind.Word && PhraseTable.Own.Classes[name].Contains(token.Text);
}
