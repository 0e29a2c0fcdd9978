using NodaTime;
using static CareFunctions.Core.Emails.Language.DayNames;

namespace CareFunctions.Core.Emails.Language;

internal sealed partial class Dates
{
    private static readonly HashSet<string> Visits = new(StringComparer.Ordinal) { "visit", "visits", "call", "calls", "lunch", "tea", "bed", "breakfast", "dinner", "teatime", "lunchtime", "domestic", "shopping", "sit", "sitting", "session", "run", "round", "bath", "shower" };
    private static readonly HashSet<string> Owners = new(StringComparer.Ordinal) { "her", "his", "their", "our", "my", "your" };
    private static readonly HashSet<string> Beginning = new(StringComparer.Ordinal) { "effective", "effect", "from", "starting", "commencing", "beginning", "wef", "begin", "start", "commence" };
    private static readonly HashSet<string> Repeating = new(StringComparer.Ordinal) { "every", "each", "a", "per" };

    // "tomorrow", "next Tuesday", "Monday week", "Friday", "with immediate effect".
    private (object Value, int Next)? Spoken(List<Token> tokens, int at)
    {
        var word = tokens[at].Kind == TokenKind.Word ? tokens[at].Text : "";
        switch (word)
        {
            case "today" or "now" or "today's" when AfterNotice(tokens, at) is { } notice:
                return (StatedDay.Of(received.PlusDays(notice)), at + 1);
            case "today" or "tonight" or "2day" or "today's" or "tonight's":
                return (StatedDay.Of(received), WithoutPart(tokens, at + 1));
            case "tomorrow" or "tomorow" or "tommorow" or "tommorrow" or "tomorrows" or "tomorrow's" or "tomoz":
                return (StatedDay.Of(received.PlusDays(1)), WithoutPart(tokens, at + 1));
            case "yesterday" or "yesterday's":
                return (StatedDay.Of(received.PlusDays(-1)), WithoutPart(tokens, at + 1));
            case "day" when tokens.IsAt(at + 1, "after") && tokens.IsAt(at + 2, "tomorrow"):
                return (StatedDay.Of(received.PlusDays(2)), at + 3);
            case "day" when tokens.IsAt(at + 1, "before") && tokens.IsAt(at + 2, "yesterday"):
                return (StatedDay.Of(received.PlusDays(-2)), at + 3);
            case "this" when tokens.IsAt(at + 1, "am") || tokens.IsAt(at + 1, "pm"):
                return (StatedDay.Of(received), at + 2);
            case "first" or "second" or "third" or "fourth" or "last" when InMonth(tokens, at) is { } told:
                return told;
            case "this" when tokens.IsAt(at + 1, "morning") || tokens.IsAt(at + 1, "afternoon") || tokens.IsAt(at + 1, "evening") || tokens.IsAt(at + 1, "lunchtime"):
                return (StatedDay.Of(received), at + 2);
            case "last" when tokens.IsAt(at + 1, "night") && !(at > 0 && tokens[at - 1].Text is "the" or "our" or "her" or "his" or "their"):
                return (StatedDay.Of(received.PlusDays(-1)), at + 2);
            case "immediately" or "straightaway" when tokens.IsAt(at - 1, Beginning):
                return (StatedDay.Of(received), at + 1);
            case "straight" when tokens.IsAt(at + 1, "away") && tokens.IsAt(at - 1, Beginning):
                return (StatedDay.Of(received), at + 2);
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
        if (article == "the" && tokens.IsAt(after, Visits) && !tokens.IsAt(at - 1, "from"))
        {
            // "the Sunday lunch visit"
            return null;
        }

        if (article.Length == 0 && at > 0 && (Owners.Contains(tokens[at - 1].Text) || tokens[at - 1].Text.EndsWith("'s", StringComparison.Ordinal)) && (tokens.IsAt(after, Visits) || tokens.IsAt(after + 1, Visits)) && !tokens[next].Text.EndsWith("'s", StringComparison.Ordinal))
        {
            // "His Thursday shopping call"
            return null;
        }

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

        var week = tokens.IsAt(after, "of") ? after + 1 : after;
        if ((tokens.IsAt(week, "this") || tokens.IsAt(week, "next")) && tokens.IsAt(week + 1, "week"))
        {
            return (StatedDay.Of(InWeek(tokens[week].Text == "next" ? 1 : 0, weekday)), week + 2);
        }

        if ((tokens.IsAt(after, "after") || tokens.IsAt(after, "before")) && after + 1 < tokens.Count && (tokens.IsAt(after + 1, "next") || tokens.IsAt(after + 1, "last") || tokens.IsAt(after + 1, "that") || Day(tokens, after + 1) is not null
            || tokens[after + 1].Text is "christmas" or "easter" or "bank"))
        {
            // "The Monday after next", "the Friday before Christmas"
            return (new StatedDay(null, null, true), after + 2);
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
            case "the" when said.Find(one => one.DayOfWeek == day) is var named && named != default:
                // "The Sunday evening call", of a Sunday already named.
                return StatedDay.Of(named);
            case "following" when last?.Ahead is { } before:
                return StatedDay.Of(before.Next(day));
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

    // "the first Monday in June"
    private (object Value, int Next)? InMonth(List<Token> tokens, int at)
    {
        if (at + 3 >= tokens.Count || Weekday(tokens[at + 1]) is not (> 0 and var weekday) || !(tokens.IsAt(at + 2, "in") || tokens.IsAt(at + 2, "of")) || MonthAt(tokens, at + 3, false) is not { } month || Nearest(month.Month, 15) is not { } middle)
        {
            return null;
        }

        var first = new LocalDate(middle.Year, middle.Month, 1).PlusDays(-1).Next((IsoDayOfWeek)weekday);
        return (StatedDay.Of(tokens[at].Text switch { "first" => first, "second" => first.PlusWeeks(1), "third" => first.PlusWeeks(2), "fourth" => first.PlusWeeks(3), _ => LastDayOf(first).PlusDays(1).Previous((IsoDayOfWeek)weekday) }), month.Next);
    }

    // "the end of May", "the last day of next month", "month end"
    private (object Value, int Next)? EndOf(List<Token> tokens, int at)
    {
        if (tokens.IsAt(at, "month") && tokens.IsAt(at + 1, "end"))
        {
            return (StatedDay.Of(LastDayOf(received)), at + 2);
        }

        var next = tokens.IsAt(at, "end") ? at + 1 : tokens.IsAt(at, "last") && tokens.IsAt(at + 1, "day") && tokens.IsAt(at + 2, "of") ? at + 2 : at;
        if (next == at)
        {
            return null;
        }

        if (tokens.IsAt(next, "of"))
        {
            next++;
        }

        var article = tokens.IsAt(next, "the") || tokens.IsAt(next, "this") || tokens.IsAt(next, "next") ? tokens[next].Text : "";
        next = article.Length > 0 ? next + 1 : next;
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
        while (other >= 0 && other < tokens.Count && tokens[other].Text is "," or "/" or "&" or "-" or "and" or "to" or "+" or "|" && Math.Abs(other - at) < 4)
        {
            other += direction;
        }

        // "mon-fri" leaves no mark between its words.
        return other >= 0 && other < tokens.Count && Weekday(tokens[other]) > 0;
    }
}
