using CareFunctions.Core.Emails.Language;
using CareFunctions.Core.Emails.Phrases;

namespace CareFunctions.Core.Emails;

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
    private const int Fillers = 7;
    private const int AsideReach = 5;

    private static readonly (string Class, DayWord Word)[] Classes =
    [
        ("day-aside", DayWord.Aside), ("day-nothing", DayWord.Nothing), ("day-last", DayWord.Last), ("day-starts", DayWord.Starts), ("day-off", DayWord.Off),
        ("day-ends", DayWord.Ends), ("day-returns", DayWord.Returns), ("day-begins", DayWord.Begins), ("day-changes", DayWord.Changes),
    ];

    private static readonly (string Class, DayLead Lead)[] Leads =
    [
        ("day-from", DayLead.From), ("day-until", DayLead.Until), ("day-after", DayLead.After), ("day-since", DayLead.Since),
    ];

    // "Signed off on Thursday", "carried out on Monday": nothing is taken off or out.
    private static readonly Dictionary<string, DayWord> Verbs = new(StringComparer.Ordinal)
    {
        ["signed"] = DayWord.Aside, ["sent"] = DayWord.Aside, ["carried"] = DayWord.None, ["carry"] = DayWord.None, ["found"] = DayWord.None, ["worked"] = DayWord.None,
    };

    /// <summary>Reads the words around the day at a place.</summary>
    public static DayWords Around(ReadText text, int at)
    {
        var tokens = text.Tokens;
        var start = text.SentenceStart(at);
        var lead = at - 1;
        while (lead >= start && lead >= at - Fillers && Is(tokens[lead], "day-filler"))
        {
            lead--;
        }

        var led = lead >= start ? Led(tokens, lead) : DayLead.None;
        var said = led == DayLead.None ? lead : lead - 1;
        led = Spanned(tokens, at) ?? led;
        var (before, near, denied) = (DayWord.None, false, false);
        var (closed, seen) = (false, false);
        for (var back = said; back >= start && back >= lead - Reach && !Another(tokens, at, back); back--)
        {
            var word = Told(text, back);
            if (word == DayWord.Nothing)
            {
                denied |= !closed;
            }

            // What was on another day than this is told in the same breath: "as discussed at the review, from 4 May".
            if (before == DayWord.None && word != DayWord.None && !(word == DayWord.Aside && (closed || lead - back > AsideReach)))
            {
                (before, near) = (word, lead - back <= 2);
            }

            if (word == DayWord.Last && before == DayWord.Aside && seen)
            {
                // "The last time we saw her"
                before = word;
            }

            seen |= Is(tokens[back], "day-sees");
            closed |= tokens[back].NewClause;
        }

        var after = DayWord.None;
        for (var on = at + 1; on <= text.Sentence(at).Last && on <= at + Further && !Another(tokens, at, on) && tokens[on].Text is not ("so" or "but" or "as" or "because") && after == DayWord.None; on++)
        {
            after = Of(tokens[on]) is var word && word != DayWord.Aside ? word : DayWord.None;
        }

        return new DayWords(led, before, near, after, denied);
    }

    // "I'm back on Monday" is about the writer, "signed off on Monday" about a plan; "home care" and "a residential home" bring nobody home.
    private static DayWord Told(ReadText text, int at)
    {
        var tokens = text.Tokens;
        return Of(tokens[at]) switch
        {
            DayWord.Returns or DayWord.Off when Writer(text, at - 1) || Writer(text, at - 2) => DayWord.Aside,
            DayWord.Off when at > 0 && Verbs.TryGetValue(tokens[at - 1].Text, out var verb) => verb,
            DayWord.Returns when tokens[at].Is("home") && (tokens[at + 1].Text is "care" or "visits" or "support" || (at > 0 && tokens[at - 1].Text is "care" or "nursing" or "residential" or "the" or "a")) => DayWord.None,
            var word => word,
        };
    }

    // "7 April to 21 April", "7 April - 21 April"
    private static DayLead? Spanned(List<Token> tokens, int at)
    {
        var over = at + 2 < tokens.Count && Spans(tokens[at + 1]) ? at + 2 : at + 1;
        if (over < tokens.Count && Earlier(tokens[at], tokens[over]))
        {
            return DayLead.From;
        }

        return at > 1 && Spans(tokens[at - 1]) && Earlier(tokens[at - 2], tokens[at]) ? DayLead.Until : at > 0 && Earlier(tokens[at - 1], tokens[at]) ? DayLead.Through : null;
    }

    private static bool Spans(Token token) => token.Text is "to" or "until" or "till" or "through";

    private static bool Earlier(Token one, Token other) => one.Value is StatedDay day && other.Value is StatedDay next && day.Ahead < next.Ahead;

    // Another day than the one at a place; the same one said again is passed over.
    private static bool Another(List<Token> tokens, int at, int other) =>
        tokens[other].Value is StatedDay next && tokens[at].Value is StatedDay day && (next.Unsure || (next.Ahead != day.Ahead && next.Behind != day.Behind && next.Behind != day.Ahead && next.Ahead != day.Behind));

    private static bool Writer(ReadText text, int at) => at >= 0 && text.Tokens[at].Text is "i" or "i'm" or "i'll" or "im";

    private static DayWord Of(Token token) => Array.Find(Classes, one => Is(token, one.Class)).Word;

    private static DayLead Led(List<Token> tokens, int at) =>
        tokens[at].Is("to") ? (tokens.IsAt(at - 1, "up") ? DayLead.Until : DayLead.To)
        : tokens[at].Is("as") && !(at + 1 < tokens.Count && tokens[at + 1].Text is "of" or "from" or "at") ? DayLead.None
        : tokens[at].Is("after") && tokens.IsAt(at - 1, "or") && tokens.IsAt(at - 2, "on") ? DayLead.From
        : Array.Find(Leads, one => Is(tokens[at], one.Class)).Lead;

    private static bool Is(Token token, string name) => token.Kind is TokenKind.Word or TokenKind.Ordinal && PhraseTable.Own.Classes[name].Contains(token.Text);
}
