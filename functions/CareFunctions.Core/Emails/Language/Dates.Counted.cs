using NodaTime;
using static CareFunctions.Core.Emails.Language.DayNames;

namespace CareFunctions.Core.Emails.Language;

internal sealed partial class Dates
{
    // "in two weeks", "a week today", "10 days from now", "a fortnight on Monday", "two weeks from Friday".
    private (object Value, int Next)? Counted(List<Token> tokens, int at)
    {
        var next = at;
        var within = tokens.IsAt(next, "in");
        if (within)
        {
            next++;
        }

        var (count, unit, counted) = (1m, "", true);
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
        else
        {
            counted = false;
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
        var days = (int)count * DaysOf(unit);
        if (days == 0 || (!counted && unit[^1] == 's'))
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

        // "Four hours a week from Monday" counts no week.
        if (counted && !EachWeek(tokens, at) && (tokens.IsAt(next, "from") || tokens.IsAt(next, "after")) && next + 1 < tokens.Count && unit is not ("day's" or "week's"))
        {
            var origin = next + 1;
            if (tokens.IsAt(at - 1, KnownDays) || (tokens.IsAt(at - 1, "for") && !OfAPlace(tokens, at)))
            {
                // "For two weeks from Friday" and "on those two days from Friday" begin on Friday.
                return null;
            }

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

    private static int DaysOf(string unit) => unit switch
    {
        "day" or "days" or "day's" or "days'" => 1,
        "week" or "weeks" or "wk" or "wks" or "week's" or "weeks'" => 7,
        "fortnight" or "fortnight's" or "fortnights" => 14,
        _ => 0,
    };

    // "Four weeks' notice from today", "28 days written notice as of now": the days that the notice before this place runs for.
    private static int? AfterNotice(List<Token> tokens, int at)
    {
        var back = tokens.IsAt(at - 1, "of") && tokens.IsAt(at - 2, "as") ? at - 3 : tokens.IsAt(at - 1, Running) ? at - 2 : -1;
        if (!tokens.IsAt(back, "notice") && !tokens.IsAt(back, "notification"))
        {
            return null;
        }

        back -= tokens.IsAt(back - 1, "written") || tokens.IsAt(back - 1, "formal") ? 2 : 1;
        back -= tokens.IsAt(back, "'") ? 1 : 0;
        return back > 0 && DaysOf(tokens[back].Text) is > 0 and var unit && Numbers.TryRead(tokens, back - 1, out var count, out _) && count % 1 == 0 && count is > 0 and < 400 ? (int)count * unit : null;
    }

    private static readonly HashSet<string> Running = new(StringComparer.Ordinal) { "from", "starting", "effective", "beginning", "commencing" };

    private static bool EachWeek(List<Token> tokens, int at) =>
        at > 0 && (tokens[at - 1].Kind is TokenKind.Hours or TokenKind.Number || tokens.IsAt(at - 1, Units) || tokens[at - 1].Text is "more" or "less" or "extra" or "fewer" or "lighter" or "additional" or "times" or "days" or "nights" or "twice" or "once" or "up" or "down" or "off");

    // A place held for two weeks from Friday is held until then.
    private static bool OfAPlace(List<Token> tokens, int at)
    {
        for (var back = at - 1; back >= 0 && back >= at - Nearby && tokens[back].Kind != TokenKind.Break; back--)
        {
            if (tokens.IsAt(back, Places))
            {
                return true;
            }
        }

        return false;
    }

    private const int Nearby = 10;
    private static readonly HashSet<string> KnownDays = new(StringComparer.Ordinal) { "those", "these", "both", "all", "each", "other" };
    private static readonly HashSet<string> Places = new(StringComparer.Ordinal) { "hold", "held", "holding", "keep", "kept", "extend", "extended", "reserve", "reserved", "room", "bed", "flat" };
}
