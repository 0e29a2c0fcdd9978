using NodaTime;
using static CareFunctions.Core.Emails.Language.DayNames;

namespace CareFunctions.Core.Emails.Language;

internal sealed partial class Dates
{
    private static readonly HashSet<string> Joiners = new(StringComparer.Ordinal) { ",", "the", "-", "(" };
    private static readonly HashSet<string> Coming = new(StringComparer.Ordinal) { "this", "next", "coming", "following", "last" };
    private static readonly HashSet<string> BeforeOrdinal = new(StringComparer.Ordinal) { "the", "from", "on", "until", "till", "til", "by", "to", "commencing", "beginning", "starting", "of", "wc", "wb", "ending", "since", "was", "is", ":", "start", "end", "date", "visit", "day" };
    private static readonly HashSet<string> NotADay = new(StringComparer.Ordinal) { "visit", "visits", "call", "calls", "carer", "carers", "floor", "time", "week", "weeks", "request", "email", "review", "reminder", "one", "attempt", "day", "days", "person", "bed", "room", "person's", "fall", "of", "invoice", "offer", "choice", "party", "class", "hour", "week's" };
    private static readonly HashSet<string> Units = new(StringComparer.Ordinal) { "hours", "hour", "hrs", "hr", "h", "mins", "minutes", "min", "weeks", "days", "visits", "calls", "x" };

    // Numbers of places, which are no days: "room 3 to Friday 29 May".
    private static readonly HashSet<string> Numbered = new(StringComparer.Ordinal) { "room", "rm", "flat", "bed", "unit", "apartment", "bungalow", "ward", "house", "no", "number", "floor", "bay" };

    private static readonly Dictionary<string, int> OrdinalNames = new[]
    {
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth",
    }.Select((name, index) => (name, index)).ToDictionary(one => one.name, one => one.index + 1, StringComparer.Ordinal);

    private const int LastUnit = 9;

    // "first", "twenty-second", "thirty first"
    private static (int Day, int Next)? Spelled(List<Token> tokens, int at) => tokens[at].Text switch
    {
        "twenty" or "thirty" when at + 1 < tokens.Count && OrdinalNames.TryGetValue(tokens[at + 1].Text, out var unit) && unit <= LastUnit => ((tokens[at].Text == "twenty" ? 20 : 30) + unit, at + 2),
        "thirtieth" => (30, at + 1),
        var word => OrdinalNames.TryGetValue(word, out var day) ? (day, at + 1) : null,
    };

    private static readonly HashSet<string> Between = new(StringComparer.Ordinal) { "to", "until", "till", "-", "and", "or", "/", "through", "&" };

    // A day of the calendar, with or without its weekday: "Mon 7 Dec", "4th of May 2026", "4/5/26", "the 7th".
    private (object Value, int Next)? Calendar(List<Token> tokens, int at)
    {
        var next = at;
        if (tokens.IsAt(at, Coming) && at + 1 < tokens.Count && Weekday(tokens[at + 1]) > 0)
        {
            // "next Tuesday 19 May": the day of the calendar says which.
            return Calendar(tokens, at + 1);
        }

        var weekday = Weekday(tokens[at]);
        if (weekday > 0)
        {
            next++;
            while (tokens.IsAt(next, Joiners))
            {
                next++;
            }

            if (next < tokens.Count && tokens[next].Kind == TokenKind.Break && tokens[next].Text == ".")
            {
                next++;
            }
        }
        else if (tokens[at].Is("the"))
        {
            next++;
        }

        if (next >= tokens.Count)
        {
            return null;
        }

        LocalDate? day;
        switch (tokens[next].Kind)
        {
            case TokenKind.NumericDate:
                day = Numeric(tokens[next].Text);
                next++;
                break;
            case TokenKind.Pair when IsDayAndMonth(tokens, next, weekday > 0):
                var slash = tokens[next].Text.IndexOf('/', StringComparison.Ordinal);
                day = Nearest(Whole(tokens[next].Text.AsSpan(slash + 1)), Whole(tokens[next].Text.AsSpan(0, slash)));
                next++;
                break;
            case TokenKind.Number or TokenKind.Ordinal when tokens[next].Number is >= 1 and <= 31 && tokens[next].Number % 1 == 0 && MonthAt(tokens, next + 1, true) is { } month:
                var dayNumber = (int)tokens[next].Number;
                next = month.Next;
                day = WithYear(tokens, ref next, month.Month, dayNumber);
                break;
            case TokenKind.Word when MonthAt(tokens, next, false) is { } named && named.Next < tokens.Count && tokens[named.Next] is { Kind: TokenKind.Number or TokenKind.Ordinal, Number: >= 1 and <= 31 } numbered
                && numbered.Number % 1 == 0 && (named.Month != 5 || numbered.Kind == TokenKind.Ordinal || weekday > 0) && !tokens.IsAt(named.Next + 1, Units):
                next = named.Next + 1;
                day = WithYear(tokens, ref next, named.Month, (int)numbered.Number);
                break;
            case TokenKind.Word when Spelled(tokens, next) is { } spelled && MonthAt(tokens, spelled.Next, true) is { } ofMonth:
                // "the first of June"
                next = ofMonth.Next;
                day = WithYear(tokens, ref next, ofMonth.Month, spelled.Day);
                break;
            case TokenKind.Number or TokenKind.Ordinal when tokens[next].Number is >= 1 and <= 31 && tokens[next].Number % 1 == 0 && tokens[next].Text.Length <= 4 && !tokens.IsAt(next - 1, Numbered) && ShareMonth(tokens, next + 1) is { } shared:
                // "13 to 26 July": the first day is in the second one's month.
                var last = shared.Day;
                var afterShared = shared.Next;
                day = WithYear(tokens, ref afterShared, shared.Month, last) is { } end && tokens[next].Number <= last ? At(end.Year, end.Month, (int)tokens[next].Number) : null;
                next++;
                break;
            case TokenKind.Ordinal or TokenKind.Number when tokens[next].Number is >= 1 and <= 31 && tokens.IsAt(next + 1, "of") && (tokens.IsAt(next + 2, "next") || tokens.IsAt(next + 2, "this")) && tokens.IsAt(next + 3, "month"):
                var inMonth = tokens.IsAt(next + 2, "next") ? received.PlusMonths(1) : received;
                day = At(inMonth.Year, inMonth.Month, (int)tokens[next].Number);
                next += 4;
                break;
            case TokenKind.Ordinal when OrdinalDay(tokens, next, weekday > 0):
                return (DayOfMonth((int)tokens[next].Number, weekday), AfterWeekday(tokens, next + 1, weekday).Next);
            case TokenKind.Number when weekday > 0 && tokens[next].Text.Length <= 2 && tokens[next].Number is >= 1 and <= 31 && !tokens.IsAt(next + 1, Units) && !tokens.IsAt(next + 1, NotADay):
                // "Monday 18"
                return DayOfMonth((int)tokens[next].Number, weekday) is { Unsure: false } bare ? (bare, next + 1) : null;
            default:
                return null;
        }

        (weekday, next) = AfterWeekday(tokens, next, weekday);
        if (day is { } found && weekday > 0 && (int)found.DayOfWeek != weekday)
        {
            day = null;
        }

        return (StatedDay.Of(day), next);
    }

    // "18 May (Monday)"
    private static (int Weekday, int Next) AfterWeekday(List<Token> tokens, int at, int weekday) =>
        tokens.IsAt(at, "(") && at + 2 < tokens.Count && tokens.IsAt(at + 2, ")") && Weekday(tokens[at + 1]) is > 0 and var said ? (weekday is 0 ? said : weekday == said ? weekday : 8, at + 3) : (weekday, at);

    private static (int Month, int Day, int Next)? ShareMonth(List<Token> tokens, int at)
    {
        if (!tokens.IsAt(at, Between))
        {
            return null;
        }

        at++;
        while (at < tokens.Count && (tokens[at].Is("the") || Weekday(tokens[at]) > 0))
        {
            at++;
        }

        return at < tokens.Count && tokens[at] is { Kind: TokenKind.Number or TokenKind.Ordinal, Number: >= 1 and <= 31 } day && day.Number % 1 == 0 && MonthAt(tokens, at + 1, true) is { } month
            ? (month.Month, (int)day.Number, month.Next)
            : null;
    }

    private LocalDate? WithYear(List<Token> tokens, ref int next, int month, int day)
    {
        var at = next;
        while (tokens.IsAt(at, ",") || tokens.IsAt(at, "-") || tokens.IsAt(at, "'"))
        {
            at++;
        }

        if (at < tokens.Count && tokens[at] is { Kind: TokenKind.Number } year && year.Number % 1 == 0
            && (year.Text.Length == 4 ? year.Number is >= 2000 and < 2100 : year.Text.Length == 2 && Math.Abs(2000 + year.Number - received.Year) <= 2 && !tokens.IsAt(at + 1, Units)))
        {
            next = at + 1;
            return At(year.Text.Length == 4 ? (int)year.Number : 2000 + (int)year.Number, month, day);
        }

        return Nearest(month, day);
    }

    private static LocalDate? Numeric(string text)
    {
        var parts = text.Split('/', '.', '-');
        return parts[0].Length == 4
            ? At(Whole(parts[0]), Whole(parts[1]), Whole(parts[2]))
            : parts[2].Length is 2 or 4 ? At(parts[2].Length == 2 ? 2000 + Whole(parts[2]) : Whole(parts[2]), Whole(parts[1]), Whole(parts[0])) : null;
    }

    private static bool IsDayAndMonth(List<Token> tokens, int at, bool afterWeekday)
    {
        var text = tokens[at].Text;
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return Whole(text.AsSpan(0, slash)) is >= 1 and <= 31 && Whole(text.AsSpan(slash + 1)) is >= 1 and <= 12
            && (afterWeekday || (text is not ("24/7" or "7/7" or "5/7" or "1/1" or "2/1") && !(Numbers.Fraction(text) is not null && (tokens.IsAt(at + 1, Units) || tokens.IsAt(at + 1, "an") || tokens.IsAt(at + 1, "a")))
                && (at == 0 || tokens[at - 1].Kind != TokenKind.Number)));
    }

    private static bool OrdinalDay(List<Token> tokens, int at, bool afterWeekday) =>
        tokens[at].Number is >= 1 and <= 31 && (afterWeekday || (tokens.IsAt(at - 1, BeforeOrdinal) && !tokens.IsAt(at + 1, NotADay)));

    private StatedDay DayOfMonth(int day, int weekday)
    {
        if (said.Find(one => one.Day == day && (weekday == 0 || (int)one.DayOfWeek == weekday)) is var named && named != default)
        {
            // "From 8 June to 22 June, so home on the 22nd"
            return StatedDay.Of(named);
        }

        LocalDate? ahead = null, behind = null;
        for (var months = 0; months <= 2 && ahead is null; months++)
        {
            var month = received.PlusMonths(months);
            ahead = At(month.Year, month.Month, day) is { } date && date >= received ? date : null;
        }

        for (var months = 0; months <= 2 && behind is null; months++)
        {
            var month = received.PlusMonths(-months);
            behind = At(month.Year, month.Month, day) is { } date && date <= received ? date : null;
        }

        if (weekday > 0)
        {
            ahead = ahead is { } one && (int)one.DayOfWeek == weekday ? ahead : null;
            behind = behind is { } other && (int)other.DayOfWeek == weekday ? behind : null;
        }

        return new StatedDay(ahead, behind, ahead is null && behind is null);
    }
}
