using System.Globalization;
using NodaTime;

namespace CareFunctions.Core.Emails.Language;

/// <summary>
/// Days as people in Britain write them, resolved against the day of receipt: <c>4/5/26</c> is 4 May, <c>Monday week</c> a week after next Monday, <c>a fortnight
/// today</c> fourteen days on. A day without a year is the one nearest to receipt. What could be one of two days is left unresolved.
/// </summary>
internal sealed class Dates(LocalDate received)
{
    private static readonly string[][] MonthNames =
    [
        ["jan", "january", "ionawr"], ["feb", "february", "febuary", "feburary", "chwefror"], ["mar", "march", "mawrth"], ["apr", "april", "ebrill"], ["may"],
        ["jun", "june", "mehefin"], ["jul", "july", "gorffennaf"], ["aug", "august", "awst"], ["sep", "sept", "september", "medi"],
        ["oct", "october", "hydref"], ["nov", "november", "tachwedd"], ["dec", "december", "rhagfyr"],
    ];

    private static readonly string[][] WeekdayNames =
    [
        ["mon", "monday", "munday"], ["tue", "tues", "tuesday", "teusday"], ["wed", "weds", "wednesday", "wednsday", "wedensday"], ["thu", "thur", "thurs", "thursday", "thurday"],
        ["fri", "friday"], ["sat", "saturday"], ["sun", "sunday"],
    ];

    private static readonly Dictionary<string, int> Months = Named(MonthNames);
    private static readonly Dictionary<string, int> Weekdays = Named(WeekdayNames);
    private static readonly HashSet<string> Joiners = new(StringComparer.Ordinal) { ",", "the", "-" };
    private static readonly HashSet<string> BeforeOrdinal = new(StringComparer.Ordinal) { "the", "from", "on", "until", "till", "til", "by", "to", "commencing", "beginning", "starting", "of", "wc", "wb", "ending", "since", "was", "is", ":", "start", "end", "date", "visit", "day" };
    private static readonly HashSet<string> NotADay = new(StringComparer.Ordinal) { "visit", "visits", "call", "calls", "carer", "carers", "floor", "time", "week", "weeks", "request", "email", "review", "reminder", "one", "attempt", "day", "days", "person", "bed", "room", "person's", "fall", "of", "invoice", "offer", "choice", "party", "class", "hour", "week's" };
    private static readonly HashSet<string> Repeating = new(StringComparer.Ordinal) { "every", "each", "a", "per" };
    private static readonly HashSet<string> DayParts = new(StringComparer.Ordinal) { "morning", "afternoon", "evening", "night", "lunchtime", "am", "pm", "teatime" };

    /// <summary>The weekday a word names, Monday being 1; 0 when it names none.</summary>
    public static int Weekday(Token token) => token.Kind == TokenKind.Word && Weekdays.TryGetValue(token.Text, out var number) ? number : 0;

    /// <summary>Recognises days.</summary>
    public List<Token> Annotate(List<Token> tokens) => Grammar.Merge(tokens, TokenKind.Date, Read);

    private (object Value, int Next)? Read(List<Token> tokens, int at)
    {
        var start = at;
        if (tokens.IsAt(at, "end") && EndOf(tokens, at + 1) is { } end)
        {
            return end;
        }

        if (Prefix(tokens, at) is var after && after > at && after < tokens.Count)
        {
            // "w/c 7th", "end of play Friday": the day itself says when.
            return Day(tokens, after) is { } told ? (tokens[at].Text is "wc" or "wb" or "week" or "wk" ? (((StatedDay)told.Value) with { Commencing = true }, told.Next) : told) : tokens[at].Text is "eod" or "cop" or "cob" or "eop" ? (StatedDay.Of(received), after) : null;
        }

        return Day(tokens, start);
    }

    private (object Value, int Next)? Day(List<Token> tokens, int at) =>
        Calendar(tokens, at) ?? Counted(tokens, at) ?? Spoken(tokens, at);

    private static int Prefix(List<Token> tokens, int at)
    {
        var word = tokens[at].Kind == TokenKind.Word ? tokens[at].Text : "";
        var next = word switch
        {
            "wc" or "wb" or "eod" or "cob" or "cop" or "eop" => at + 1,
            "week" or "wk" when tokens.IsAt(at + 1, "commencing") || tokens.IsAt(at + 1, "beginning") || tokens.IsAt(at + 1, "starting") || tokens.IsAt(at + 1, "of") => at + 2,
            "close" or "end" when tokens.IsAt(at + 1, "of") && (tokens.IsAt(at + 2, "play") || tokens.IsAt(at + 2, "business") || (tokens.IsAt(at + 2, "day") && word == "end")) => at + 3,
            "close" when tokens.IsAt(at + 1, "on") => at + 1,
            "bank" when tokens.IsAt(at + 1, "holiday") => at + 2,
            "midday" or "noon" or "midnight" or "teatime" or "lunchtime" when tokens.IsAt(at + 1, "on") => at + 1,
            _ => at,
        };
        if (next == at)
        {
            return at;
        }

        while (tokens.IsAt(next, "on") || tokens.IsAt(next, ":") || tokens.IsAt(next, "of") || tokens.IsAt(next, "the") || tokens.IsAt(next, "this"))
        {
            if (next + 1 < tokens.Count && (tokens[next].Is("the") || tokens[next].Is("this")) && tokens[next + 1].Kind == TokenKind.Ordinal)
            {
                break;
            }

            next++;
        }

        return next;
    }

    // A day of the calendar, with or without its weekday: "Mon 7 Dec", "4th of May 2026", "4/5/26", "the 7th".
    private (object Value, int Next)? Calendar(List<Token> tokens, int at)
    {
        var next = at;
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
            case TokenKind.Number or TokenKind.Ordinal when tokens[next].Number is >= 1 and <= 31 && tokens[next].Number % 1 == 0 && tokens[next].Text.Length <= 4 && ShareMonth(tokens, next + 1) is { } shared:
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
                return (DayOfMonth((int)tokens[next].Number, weekday), next + 1);
            default:
                return null;
        }

        if (day is { } found && weekday > 0 && (int)found.DayOfWeek != weekday)
        {
            day = null;
        }

        return (StatedDay.Of(day), next);
    }

    private static readonly HashSet<string> Units = new(StringComparer.Ordinal) { "hours", "hour", "hrs", "hr", "h", "mins", "minutes", "min", "weeks", "days", "visits", "calls", "x" };

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

    private static readonly HashSet<string> Between = new(StringComparer.Ordinal) { "to", "until", "till", "-", "and", "or", "/", "through", "&" };

    private static (int Month, int Next)? MonthAt(List<Token> tokens, int at, bool mayHaveOf)
    {
        if (mayHaveOf && (tokens.IsAt(at, "of") || tokens.IsAt(at, "-")))
        {
            at++;
        }

        if (at >= tokens.Count || tokens[at].Kind != TokenKind.Word || !Months.TryGetValue(tokens[at].Text, out var month))
        {
            return null;
        }

        at++;
        return (month, at < tokens.Count && tokens[at].Is(".") ? at + 1 : at);
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

    // "in two weeks", "a week today", "10 days from now", "a fortnight on Monday", "two weeks from Friday".
    private (object Value, int Next)? Counted(List<Token> tokens, int at)
    {
        var next = at;
        var within = tokens.IsAt(next, "in");
        if (within)
        {
            next++;
        }

        var (count, unit) = (1m, "");
        if (tokens.IsAt(next, "a") || tokens.IsAt(next, "one"))
        {
            next++;
        }
        else if (Numbers.TryRead(tokens, next, out var number, out var afterNumber))
        {
            (count, next) = (number, afterNumber);
            if (tokens.IsAt(next, "of"))
            {
                next++;
            }
        }

        if (next >= tokens.Count || tokens[next].Kind != TokenKind.Word || count % 1 != 0 || count > 400)
        {
            return null;
        }

        if ((tokens[next].Is("more") || tokens[next].Is("further") || tokens[next].Is("clear")) && next + 1 < tokens.Count)
        {
            next++;
        }

        unit = tokens[next].Text;
        var days = unit switch
        {
            "day" or "days" or "day's" or "days'" => (int)count,
            "week" or "weeks" or "wk" or "wks" or "week's" or "weeks'" => (int)count * 7,
            "fortnight" or "fortnight's" or "fortnights" => (int)count * 14,
            _ => 0,
        };
        if (days == 0)
        {
            return null;
        }

        next++;
        if (tokens.IsAt(next, "'"))
        {
            next++;
        }

        if (tokens.IsAt(next, "time"))
        {
            return within ? (StatedDay.Of(received.PlusDays(days)), next + 1) : null;
        }

        if (tokens.IsAt(next, "today") || tokens.IsAt(next, "tomorrow"))
        {
            return (StatedDay.Of(received.PlusDays(days + (tokens[next].Text == "tomorrow" ? 1 : 0))), next + 1);
        }

        if ((tokens.IsAt(next, "from") || tokens.IsAt(next, "after")) && next + 1 < tokens.Count && unit is not ("day's" or "week's"))
        {
            var origin = next + 1;
            if (tokens.IsAt(origin, "now"))
            {
                return (StatedDay.Of(received.PlusDays(days)), origin + 1);
            }

            if (Day(tokens, origin) is { Value: StatedDay { Ahead: { } day } } from)
            {
                return (new StatedDay(day.PlusDays(days), null, false), from.Next);
            }
        }

        // "a week on Tuesday"
        if (days % 7 == 0 && !within)
        {
            var on = tokens.IsAt(next, "on") ? next + 1 : next;
            if (on < tokens.Count && Weekday(tokens[on]) is > 0 and var weekday && (on > next || unit is "week" or "fortnight"))
            {
                return weekday == (int)received.DayOfWeek
                    ? (new StatedDay(null, null, true), on + 1)
                    : (new StatedDay(received.Next((IsoDayOfWeek)weekday).PlusDays(days), null, false), on + 1);
            }
        }

        return within ? (StatedDay.Of(received.PlusDays(days)), next) : tokens.IsAt(next, "ago") ? (StatedDay.Of(received.PlusDays(-days)), next + 1) : null;
    }

    // "tomorrow", "next Tuesday", "Monday week", "Friday", "with immediate effect".
    private (object Value, int Next)? Spoken(List<Token> tokens, int at)
    {
        var word = tokens[at].Kind == TokenKind.Word ? tokens[at].Text : "";
        switch (word)
        {
            case "today" or "tonight" or "2day":
                return (StatedDay.Of(received), WithoutPart(tokens, at + 1));
            case "tomorrow" or "tomorow" or "tommorow" or "tommorrow" or "tomorrows":
                return (StatedDay.Of(received.PlusDays(1)), WithoutPart(tokens, at + 1));
            case "yesterday":
                return (StatedDay.Of(received.PlusDays(-1)), WithoutPart(tokens, at + 1));
            case "day" when tokens.IsAt(at + 1, "after") && tokens.IsAt(at + 2, "tomorrow"):
                return (StatedDay.Of(received.PlusDays(2)), at + 3);
            case "day" when tokens.IsAt(at + 1, "before") && tokens.IsAt(at + 2, "yesterday"):
                return (StatedDay.Of(received.PlusDays(-2)), at + 3);
            case "this" when tokens.IsAt(at + 1, "morning") || tokens.IsAt(at + 1, "afternoon") || tokens.IsAt(at + 1, "evening") || tokens.IsAt(at + 1, "lunchtime"):
                return (StatedDay.Of(received), at + 2);
            case "last" when tokens.IsAt(at + 1, "night"):
                return (StatedDay.Of(received.PlusDays(-1)), at + 2);
            case "immediate" when tokens.IsAt(at + 1, "effect") || tokens.IsAt(at + 1, "start"):
                return (StatedDay.Of(received), at + 2);
            case "christmas" when tokens.IsAt(at + 1, "eve"):
                return (StatedDay.Of(Nearest(12, 24)), at + 2);
            case "christmas" when tokens.IsAt(at + 1, "day"):
                return (StatedDay.Of(Nearest(12, 25)), at + 2);
            case "good" when tokens.IsAt(at + 1, "friday"):
                return (StatedDay.Of(NearestEaster(-2)), at + 2);
            case "easter" when tokens.IsAt(at + 1, "monday"):
                return (StatedDay.Of(NearestEaster(1)), at + 2);
            case "easter" when tokens.IsAt(at + 1, "sunday"):
                return (StatedDay.Of(NearestEaster(0)), at + 2);
            case "boxing" when tokens.IsAt(at + 1, "day"):
                return (StatedDay.Of(Nearest(12, 26)), at + 2);
            case "new" when tokens.IsAt(at + 1, "year's") || tokens.IsAt(at + 1, "years"):
                return tokens.IsAt(at + 2, "eve") ? (StatedDay.Of(Nearest(12, 31)), at + 3) : tokens.IsAt(at + 2, "day") ? (StatedDay.Of(Nearest(1, 1)), at + 3) : null;
        }

        var article = word is "this" or "next" or "last" or "coming" or "the" or "following" ? word : "";
        var next = at + (article.Length > 0 ? 1 : 0);
        if (article == "this" && tokens.IsAt(next, "coming"))
        {
            next++;
        }

        if (article == "next" && tokens.IsAt(next, "week") && next + 1 < tokens.Count)
        {
            // "next week Tuesday", "next week on Tuesday"
            var on = tokens.IsAt(next + 1, "on") ? next + 2 : next + 1;
            return on < tokens.Count && Weekday(tokens[on]) is > 0 and var late ? (StatedDay.Of(InWeek(1, late)), on + 1) : null;
        }

        if (next >= tokens.Count || Weekday(tokens[next]) is not (> 0 and var weekday))
        {
            return null;
        }

        var after = next + 1;
        if (article.Length == 0 && (tokens.IsAt(at - 1, Repeating) || InList(tokens, at)))
        {
            return null;
        }

        if (tokens.IsAt(after, "week") || tokens.IsAt(after, "fortnight"))
        {
            // On a Monday "Monday week" is a week today.
            var coming = weekday == (int)received.DayOfWeek ? received : received.Next((IsoDayOfWeek)weekday);
            return (StatedDay.Of(coming.PlusDays(tokens[after].Text == "week" ? 7 : 14)), after + 1);
        }

        if ((tokens.IsAt(after, "this") || tokens.IsAt(after, "next")) && tokens.IsAt(after + 1, "week"))
        {
            return (StatedDay.Of(InWeek(tokens[after].Text == "next" ? 1 : 0, weekday)), after + 2);
        }

        if (tokens.IsAt(after, "next") || tokens.IsAt(after, "coming"))
        {
            article = tokens[after].Text;
            after++;
        }
        else if (tokens.IsAt(after, "gone") || tokens.IsAt(after, "past"))
        {
            article = "last";
            after++;
        }
        else if (tokens.IsAt(after, "just") && tokens.IsAt(after + 1, "gone"))
        {
            article = "last";
            after += 2;
        }

        return (OnWeekday(article, weekday), WithoutPart(tokens, after));
    }

    private StatedDay OnWeekday(string article, int weekday)
    {
        var day = (IsoDayOfWeek)weekday;
        var today = received.DayOfWeek == day;
        switch (article)
        {
            case "last":
                return StatedDay.Of(received.Previous(day));
            case "this" or "coming":
                // "This Monday" on a Wednesday could be the one gone.
                return today ? new StatedDay(received, received, article == "coming") : new StatedDay(received.Next(day), received.Previous(day), false);
            case "next":
                // On a Monday "next Friday" is the week after's to most people, and this week's to some.
                var later = InWeek(1, weekday);
                return new StatedDay(later, null, received.DayOfWeek < day);
            default:
                // On a Monday "from Monday" is today or in a week.
                return today ? new StatedDay(null, null, true) : new StatedDay(received.Next(day), received.Previous(day), false);
        }
    }

    private LocalDate NearestEaster(int days) =>
        Enumerable.Range(received.Year - 1, 3).Select(year => Easter(year).PlusDays(days)).MinBy(Distance);

    // The Gregorian computus.
    private static LocalDate Easter(int year)
    {
        var (golden, century) = (year % 19, year / 100);
        var epact = (century - (century / 4) - (((8 * century) + 13) / 25) + (19 * golden) + 15) % 30;
        var moon = epact - ((epact / 28) * (1 - ((epact / 28) * (29 / (epact + 1)) * ((21 - golden) / 11))));
        var weekday = (year + (year / 4) + moon + 2 - century + (century / 4)) % 7;
        var offset = moon - weekday;
        var month = 3 + ((offset + 40) / 44);
        return new LocalDate(year, month, offset + 28 - (31 * (month / 4)));
    }

    private LocalDate InWeek(int weeks, int weekday) => received.PlusDays(weekday - (int)received.DayOfWeek + (7 * weeks));

    private (object Value, int Next)? EndOf(List<Token> tokens, int at)
    {
        if (tokens.IsAt(at, "of"))
        {
            at++;
        }

        var article = tokens.IsAt(at, "the") || tokens.IsAt(at, "this") || tokens.IsAt(at, "next") ? tokens[at].Text : "";
        var next = article.Length > 0 ? at + 1 : at;
        if (tokens.IsAt(next, "month"))
        {
            return (StatedDay.Of(LastDayOf(article == "next" ? received.PlusMonths(1) : received)), next + 1);
        }

        if (next >= tokens.Count || MonthAt(tokens, next, false) is not { } month || (month.Next < tokens.Count && tokens[month.Next].Kind is TokenKind.Ordinal))
        {
            return null;
        }

        var year = received.Year;
        next = month.Next;
        if (next < tokens.Count && tokens[next] is { Kind: TokenKind.Number, Text.Length: 4 } stated && stated.Number is >= 2000 and < 2100)
        {
            (year, next) = ((int)stated.Number, next + 1);
        }
        else if (Nearest(month.Month, 28) is { } near)
        {
            year = near.Year;
        }

        return (StatedDay.Of(LastDayOf(new LocalDate(year, month.Month, 1))), next);
    }

    // "Mon/Wed/Fri", "Monday to Friday", "Tuesday and Thursday": days of every week, not a day.
    private static bool InList(List<Token> tokens, int at) => Linked(tokens, at, 1) || Linked(tokens, at, -1);

    private static bool Linked(List<Token> tokens, int at, int direction)
    {
        var other = at + direction;
        while (other >= 0 && other < tokens.Count && tokens[other].Text is "," or "/" or "&" or "-" or "and" or "to" or "+" && Math.Abs(other - at) < 4)
        {
            other += direction;
        }

        // "mon-fri" leaves no mark between its words.
        return other >= 0 && other < tokens.Count && Weekday(tokens[other]) > 0;
    }

    private static int WithoutPart(List<Token> tokens, int at) => tokens.IsAt(at, DayParts) ? at + 1 : at;

    private static LocalDate LastDayOf(LocalDate day) => new(day.Year, day.Month, CalendarSystem.Iso.GetDaysInMonth(day.Year, day.Month));

    private static LocalDate? At(int year, int month, int day) =>
        year is >= 2000 and < 2100 && month is >= 1 and <= 12 && day >= 1 && day <= CalendarSystem.Iso.GetDaysInMonth(year, month) ? new LocalDate(year, month, day) : null;

    private static int Whole(ReadOnlySpan<char> digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    private static Dictionary<string, int> Named(string[][] names) =>
        names.SelectMany((group, index) => group.Select(name => (name, index))).ToDictionary(one => one.name, one => one.index + 1, StringComparer.Ordinal);
}
