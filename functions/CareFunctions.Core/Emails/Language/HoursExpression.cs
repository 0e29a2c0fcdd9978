using static CareFunctions.Core.Emails.Language.HoursWords;

namespace CareFunctions.Core.Emails.Language;

/// <summary>One length of care in the reading: how long, how many times, how often, in whatever order a text says so.</summary>
internal sealed partial class HoursExpression
{
    private decimal? visits;
    private decimal? days;
    private bool perDay;
    private bool perWeek;
    private bool otherPeriod;
    private bool inHours;
    private bool range;
    private bool weekly;
    private bool perVisit;
    private int parts;
    private decimal? upTo;

    public decimal? Minutes { get; private set; }

    public int Sign { get; set; }

    public StatedHours Value(decimal minutes)
    {
        var each = upTo is { } longer ? Math.Abs(longer - minutes) : minutes;
        if (upTo is { } target)
        {
            Sign = target > minutes ? 1 : -1;
        }

        decimal? times = otherPeriod || (perVisit && visits is null) ? null
            : weekly ? 1
            : days is { } n ? (visits ?? Math.Max(1, parts)) * n
            : perDay ? (visits ?? Math.Max(1, parts)) * 7
            : perWeek ? visits ?? 1
            : null;
        var sum = times is { } factor ? each * factor / 60 : (decimal?)null;
        var assumed = false;
        if (sum is null && !otherPeriod && visits is null && parts == 0 && inHours && upTo is null)
        {
            (sum, assumed) = (minutes / 60, true);
        }

        return new StatedHours(sum is { } hours ? decimal.Round(hours, 4) / 1.0000m : null, minutes / 60, Sign, assumed, range || otherPeriod)
        {
            InMinutes = !inHours,
            PerDay = perDay && visits is null && days is null && parts == 0,
            Counted = visits is not null || days is not null || parts > 0 || perVisit,
            After = upTo / 60,
            Days = days ?? (perDay ? 7 : null),
            Visits = visits ?? (parts > 1 ? parts : null),
        };
    }

    /// <summary>On how many days a week something is, when that is said at a place, and the token after it.</summary>
    public static (decimal Days, int Next)? DaysAt(List<Token> tokens, int at)
    {
        var one = new HoursExpression();
        if (one.Often(tokens, at) is { } next && (one.days ?? (one.perDay ? 7 : null)) is { } often)
        {
            return (often, next);
        }

        // "Seven nights", "7 days"
        one = new HoursExpression();
        return one.Count(tokens, at, first: false) is var after && after > at && one.days is { } counted ? (counted, after) : null;
    }

    /// <summary>The token after "a week" or "weekly", when that stands at a place.</summary>
    public int? WeeklyAt(List<Token> tokens, int at) => at < tokens.Count && Often(tokens, at) is { } next && perWeek ? next : null;

    /// <summary>Reads "hours per week: 14", where the unit stands before the number.</summary>
    public (object Value, int Next)? Form(List<Token> tokens, int at)
    {
        var next = at + 1;
        if (next < tokens.Count)
        {
            next = Often(tokens, tokens.IsAt(next, "(") ? next + 1 : next) ?? next;
        }

        while (tokens.IsAt(next, ")") || tokens.IsAt(next, "needed") || tokens.IsAt(next, "required") || tokens.IsAt(next, "requested"))
        {
            next++;
        }

        // "new hours 17.5 per week"
        var marked = next < tokens.Count && tokens[next].Text is ":" or "|" or "=";
        if (!Numbers.TryRead(tokens, marked ? next + 1 : next, out var hours, out var after)
            || (!marked && !(after < tokens.Count && !perWeek && !perDay && Often(tokens, after) is not null && perWeek))
            || hours > 168 || tokens.IsAt(after, MinuteUnits) || tokens.IsAt(after, "x") || tokens.IsAt(after, ":"))
        {
            return null;
        }

        var more = tokens.IsAt(at - 1, "extra") || tokens.IsAt(at - 1, "additional") || tokens.IsAt(at - 1, "more");
        next = tokens.IsAt(after, HourUnits) ? after + 1 : after;
        perWeek |= tokens.IsAt(at - 1, "weekly");
        if (next < tokens.Count && Often(tokens, next) is { } often && perWeek)
        {
            next = often;
        }

        return perDay ? null : (new StatedHours(hours, hours, more ? 1 : 0, !perWeek, otherPeriod), next);
    }

    /// <summary>Reads the parts in whatever order they stand; the first token after the last part.</summary>
    public int Read(List<Token> tokens, int at)
    {
        var (position, end, skipped, predicate, added) = (at, at, 0, false, false);
        while (position < tokens.Count && skipped <= 5)
        {
            var next = predicate ? Often(tokens, position) ?? position : Part(tokens, position, position == at);
            if (next < 0)
            {
                break;
            }

            if (next > position)
            {
                Sign = added && Sign == 0 ? 1 : Sign;
                (position, end, skipped, predicate, added) = (next, next, 0, false, false);
            }
            else if (position > at && tokens.IsAt(position, "drop") && (tokens.IsAt(position + 1, "ins") || tokens.IsAt(position + 1, "in")))
            {
                position += 2;
            }
            else if (position > at && (AtTime(tokens, position) || tokens.IsAt(position, Fillers) || FromEach(tokens, position) || Signed(tokens, position) || (Minutes is not null && tokens.IsAt(position, Predicates))))
            {
                predicate |= tokens.IsAt(position, Predicates);
                added |= tokens.IsAt(position, "added") || tokens.IsAt(position, "adding") || tokens.IsAt(position, "put");
                skipped += tokens[position].Kind == TokenKind.Mark ? 0 : 1;
                position++;
            }
            else
            {
                break;
            }
        }

        // "15 minutes longer", "4 hours a week more", "on top"
        for (var after = end; after < tokens.Count && after < end + 4; after++)
        {
            if (tokens.IsAt(after, "on") && tokens.IsAt(after + 1, "top"))
            {
                Sign = 1;
                return after + 2;
            }

            if (Sign == 0 && after == end && tokens.IsAt(after, "off"))
            {
                Sign = -1;
                return OfWeek(tokens, after + 1);
            }

            if (Sign == 0 && after == end && (tokens.IsAt(after, "more") || tokens.IsAt(after, "extra") || tokens.IsAt(after, "additional") || tokens.IsAt(after, "less") || tokens.IsAt(after, "fewer") || tokens.IsAt(after, "longer") || tokens.IsAt(after, "added"))
                && !tokens.IsAt(after + 1, "than"))
            {
                Sign = Less.Contains(tokens[after].Text) ? -1 : 1;
                return OfWeek(tokens, after + 1);
            }
        }

        return end;
    }

    // "2 hours off per week", "1.5 hours off her weekly package"
    private int OfWeek(List<Token> tokens, int at)
    {
        if (tokens.IsAt(at, "weekly") || tokens.IsAt(at, "pw"))
        {
            return Week(at + 1);
        }

        var next = tokens.IsAt(at, "off") || tokens.IsAt(at, "from") || tokens.IsAt(at, "to") || tokens.IsAt(at, "of") ? at + 1 : at;
        var whose = tokens.IsAt(next, "his") || tokens.IsAt(next, "her") || tokens.IsAt(next, "their") || tokens.IsAt(next, "the");
        return (tokens.IsAt(at, Each) && tokens.IsAt(at + 1, WeekUnits)) || (whose && (tokens.IsAt(next + 1, WeekUnits) || tokens.IsAt(next + 1, "weekly"))) ? Week(Math.Max(at, next) + 2) : at;
    }

    // "A 45 minute visit at 4.30 each weekday"
    private bool AtTime(List<Token> tokens, int at) =>
        Minutes is not null && tokens.IsAt(at - 1, "at") && (tokens[at].Kind == TokenKind.Time || (tokens[at].Kind == TokenKind.Number && tokens[at].Number < 24 && !tokens.IsAt(at + 1, HourUnits) && !tokens.IsAt(at + 1, MinuteUnits)));

    // "15 minutes from each morning call"
    private static bool FromEach(List<Token> tokens, int at) => (tokens.IsAt(at, "from") || tokens.IsAt(at, "off")) && (tokens.IsAt(at + 1, "each") || tokens.IsAt(at + 1, "every") || tokens.IsAt(at + 1, "all") || tokens.IsAt(at + 1, "both"));

    private bool Signed(List<Token> tokens, int at)
    {
        if (tokens.IsAt(at, More) && !tokens.IsAt(at, "top"))
        {
            Sign = 1;
            return true;
        }

        if (tokens.IsAt(at, Less))
        {
            Sign = -1;
            return true;
        }

        return false;
    }

    // The token after the part that stands here; the same place when none does; -1 when reading must stop.
    private int Part(List<Token> tokens, int at, bool first)
    {
        if (Minutes is null && Numbers.TryRead(tokens, at, out var before, out var to) && tokens.IsAt(to, "to") && Length(tokens, to + 1) is { InHours: false } later)
        {
            (Minutes, upTo) = (before, later.Minutes);
            return later.Next;
        }

        if (Minutes is null && Length(tokens, at) is { } length)
        {
            Minutes = length.Minutes;
            inHours = length.InHours;
            if (length.PerWeek)
            {
                _ = Week(0);
            }

            return LongerTo(tokens, length.Next);
        }

        if (Minutes is not null && !first && Length(tokens, at) is not null)
        {
            return -1;
        }

        if (Often(tokens, at) is { } often)
        {
            return often;
        }

        return Count(tokens, at, first);
    }

    // "from 30 to 45 minutes": a visit's length before and after, or the range "4-5 hours".
    private int LongerTo(List<Token> tokens, int next)
    {
        if (next < tokens.Count && tokens[next].Is("to") && Length(tokens, next + 1) is { } longer && (!longer.InHours || (!inHours && longer.Minutes <= 120)))
        {
            upTo = longer.Minutes;
            return longer.Next;
        }

        // "From 30 minutes to 45", "45 mins instead of 30"
        if (!inHours && tokens.IsAt(next, "to") && Numbers.TryRead(tokens, next + 1, out var later, out var after) && later is >= 5 and <= 180 && Ends(tokens, after))
        {
            upTo = later;
            return after;
        }

        var before = (tokens.IsAt(next, "instead") && tokens.IsAt(next + 1, "of")) || (tokens.IsAt(next, "rather") && tokens.IsAt(next + 1, "than")) || (tokens.IsAt(next, "up") && tokens.IsAt(next + 1, "from")) || (tokens.IsAt(next, "down") && tokens.IsAt(next + 1, "from")) ? next + 2
            : tokens.IsAt(next, "not") ? next + 1 : -1;
        if (!inHours && before > 0 && Numbers.TryRead(tokens, before, out var earlier, out after) && earlier is >= 5 and <= 180 && (tokens.IsAt(after, MinuteUnits) || Ends(tokens, after)))
        {
            (upTo, Minutes) = (Minutes, earlier);
            return tokens.IsAt(after, MinuteUnits) ? after + 1 : after;
        }

        return next;
    }

    // Whether nothing is counted by the number before.
    private static bool Ends(List<Token> tokens, int at) => at >= tokens.Count || tokens[at].Kind is TokenKind.Break or TokenKind.Mark || tokens.IsAt(at, Each) || DayNames.Weekday(tokens[at]) > 0
        || tokens.IsAt(at, "daily") || tokens.IsAt(at, "on") || tokens.IsAt(at, "for") || tokens.IsAt(at, "please") || tokens.IsAt(at, "from") || tokens.IsAt(at, "at");
}
