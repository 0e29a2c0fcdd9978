using NodaTime;
using static CareFunctions.Core.Emails.Language.DayNames;

namespace CareFunctions.Core.Emails.Language;

/// <summary>
/// Days as people in Britain write them, resolved against the day of receipt: <c>4/5/26</c> is 4 May, <c>Monday week</c> a week after next Monday, <c>a fortnight
/// today</c> fourteen days on. A day without a year is the one nearest to receipt. What could be one of two days is left unresolved.
/// </summary>
internal sealed partial class Dates(LocalDate received)
{
    private static readonly HashSet<string> DayParts = new(StringComparer.Ordinal) { "morning", "afternoon", "evening", "night", "lunchtime", "am", "pm", "teatime" };

    // What a day may follow without being another one: "close of play on Friday", "the end of Friday", "5pm on Friday".
    private static readonly HashSet<string> TimesOfDay = new(StringComparer.Ordinal) { "midday", "noon", "midnight", "teatime", "lunchtime", "eod", "cob", "cop", "eop" };
    private static readonly HashSet<string> Toward = new(StringComparer.Ordinal) { "on", "of", "the", "this", ":", "," };

    private const int MostSaid = 20;

    // The day stated last, for "that day" and "the following Monday".
    private StatedDay? last;

    // The days of the calendar stated so far, the latest first.
    private readonly List<LocalDate> said = [];

    /// <summary>Recognises days.</summary>
    public List<Token> Annotate(List<Token> tokens)
    {
        var read = Grammar.Merge(tokens, TokenKind.Date, Read);
        for (var at = 0; at + 2 < read.Count; at++)
        {
            // "The Sunday after Christmas, 27 December": the calendar says which.
            if (read[at].Value is StatedDay { Unsure: true } && !read[at].Text.Any(char.IsDigit) && read[at + 1].Text is "," or "(" or "-" && read[at + 2].Value is StatedDay { Unsure: false } told)
            {
                read[at] = read[at] with { Value = told };
            }
        }

        return read;
    }

    private (object Value, int Next)? Read(List<Token> tokens, int at)
    {
        var read = EndOf(tokens, at) ?? Same(tokens, at) ?? (Prefix(tokens, at) is var after && after > at ? Prefixed(tokens, at, after) : Day(tokens, at));
        last = read?.Value as StatedDay ?? last;
        if (read?.Value is StatedDay { Unsure: false, Ahead: { } day } stated && stated.Behind == day && said.Count < MostSaid && !said.Contains(day))
        {
            said.Insert(0, day);
        }

        return read;
    }

    // "w/c 7th", "end of play Friday": the day itself says when.
    private (object Value, int Next)? Prefixed(List<Token> tokens, int at, int after)
    {
        if (after < tokens.Count && Day(tokens, after) is { } told)
        {
            return tokens[at].Text is "wc" or "wb" or "week" or "wk" ? ((StatedDay)told.Value with { Commencing = true }, told.Next) : told;
        }

        return tokens[at].Text is "eod" or "cop" or "cob" or "eop" ? (StatedDay.Of(received), at + 1) : null;
    }

    private (object Value, int Next)? Day(List<Token> tokens, int at) =>
        Calendar(tokens, at) ?? Counted(tokens, at) ?? Spoken(tokens, at);

    // "on that day", "the same date", "from then"
    private (object Value, int Next)? Same(List<Token> tokens, int at) =>
        last is { } day && (tokens.IsAt(at, "that") || tokens.IsAt(at, "same")) && (tokens.IsAt(at + 1, "day") || tokens.IsAt(at + 1, "date")) ? (day, at + 2)
        : last is { } then && tokens.IsAt(at, "then") && (tokens.IsAt(at - 1, "from") || tokens.IsAt(at - 1, "since")) ? (then, at + 1) : null;

    private static int Prefix(List<Token> tokens, int at)
    {
        var word = tokens[at].Kind == TokenKind.Word ? tokens[at].Text : "";
        var next = word switch
        {
            "wc" or "wb" => at + 1,
            "week" or "wk" when tokens.IsAt(at + 1, "commencing") || tokens.IsAt(at + 1, "beginning") || tokens.IsAt(at + 1, "starting") || tokens.IsAt(at + 1, "of") => at + 2,
            "close" or "end" when tokens.IsAt(at + 1, "of") && (tokens.IsAt(at + 2, "play") || tokens.IsAt(at + 2, "business") || tokens.IsAt(at + 2, "day")) => at + 3,
            "end" when tokens.IsAt(at + 1, "of") => at + 2,
            "close" when tokens.IsAt(at + 1, "on") => at + 1,
            "first" or "last" when tokens.IsAt(at + 1, "thing") => at + 2,
            "morning" or "afternoon" or "evening" or "night" when tokens.IsAt(at + 1, "of") => at + 2,
            "weekend" when tokens.IsAt(at + 1, "of") => at + 2,
            "this" or "next" or "coming" when tokens.IsAt(at + 1, "weekend") => at + 2,
            "bank" when tokens.IsAt(at + 1, "holiday") => at + 2,
            var hour when TimesOfDay.Contains(hour) => at + 1,
            _ => tokens[at].Kind == TokenKind.Time ? at + 1 : at,
        };
        if (next == at)
        {
            return at;
        }

        while (tokens.IsAt(next, Toward))
        {
            if (next + 1 < tokens.Count && (tokens[next].Is("the") || tokens[next].Is("this")) && tokens[next + 1].Kind == TokenKind.Ordinal)
            {
                break;
            }

            next++;
        }

        return next;
    }

    private LocalDate? Nearest(int month, int day)
    {
        LocalDate? best = null;
        for (var year = received.Year - 1; year <= received.Year + 1; year++)
        {
            if (At(year, month, day) is { } date && (best is null || Distance(date) < Distance(best.Value)))
            {
                best = date;
            }
        }

        return best;
    }

    private int Distance(LocalDate date) => Math.Abs(Period.DaysBetween(received, date));

    private LocalDate InWeek(int weeks, int weekday) => received.PlusDays(weekday - (int)received.DayOfWeek + (7 * weeks));

    private static int WithoutPart(List<Token> tokens, int at) => tokens.IsAt(at, DayParts) ? at + 1 : at;
}
