namespace CareFunctions.Core.Emails.Language;

/// <summary>
/// Lengths of care, worked out to hours a week where a text says how often: <c>10 hours per week</c>, <c>4hrs 30 pw</c>, <c>4 x 30 min calls a day, 7 days</c>,
/// <c>an extra half hour every morning</c>, <c>15 mins on each of 4 calls daily</c>, <c>two additional 45-minute visits on Mon/Wed/Fri</c>.
/// </summary>
internal static class Hours
{
    private static readonly HashSet<string> HourUnits = new(StringComparer.Ordinal) { "h", "hr", "hrs", "hour", "hours", "hour's", "hours'", "hpw", "huors", "horus", "oriau", "awr" };
    private static readonly HashSet<string> MinuteUnits = new(StringComparer.Ordinal) { "min", "mins", "minute", "minutes", "minuets", "munud" };
    private static readonly HashSet<string> Visits = new(StringComparer.Ordinal) { "visit", "visits", "call", "calls", "session", "sessions", "slot", "slots", "times", "x", "time", "drop" };
    private static readonly HashSet<string> Each = new(StringComparer.Ordinal) { "per", "a", "each", "every", "/", "p" };
    private static readonly HashSet<string> More = new(StringComparer.Ordinal) { "extra", "xtra", "additional", "further", "another", "more", "+", "top", "longer", "plus", "addition" };
    private static readonly HashSet<string> Less = new(StringComparer.Ordinal) { "less", "fewer", "shorter", "minus" };
    private static readonly HashSet<string> WeekUnits = new(StringComparer.Ordinal) { "week", "wk", "w" };
    private static readonly HashSet<string> DayUnits = new(StringComparer.Ordinal) { "day", "morning", "afternoon", "evening", "night", "lunchtime", "lunch", "teatime", "tea", "bedtime", "breakfast", "mornings", "evenings", "am", "pm", "bed" };
    private static readonly HashSet<string> OtherPeriods = new(StringComparer.Ordinal) { "fortnight", "month", "fortnightly", "monthly", "year", "quarter" };

    private static readonly HashSet<string> Fillers = new(StringComparer.Ordinal)
    {
        "of", "on", "at", "for", "in", "the", "her", "his", "their", "each", "all", "care", "support", "personal", "both", "domiciliary", "package", "time", "to", "every", "-", ",", "(", ")",
        "call", "calls", "visit", "visits", "lunch", "tea", "bed", "morning", "evening", "long", "double", "up", "single", "handed", "homecare", "care's", "home", "delivered", "worth", "over", "sitting", "across", "=", "duration", "is", "are", "lasting", "existing", "current", "these", "those", "medication", "meal", "welfare", "lunchtime", "teatime", "bedtime", "dinner", "breakfast", "supper", "midday", "mid", "afternoon", "night", "shopping", "domestic", "run", "slot", "new",
    };

    private static readonly HashSet<string> NotCare = new(StringComparer.Ordinal) { "every", "within", "in", "next", "last", "past", "after", "under", "ago" };

    /// <summary>Recognises lengths of care.</summary>
    public static List<Token> Annotate(List<Token> tokens) => Grammar.Merge(tokens, TokenKind.Hours, static (all, at) =>
    {
        // "Every two hours", "within 48 hours": how often or how soon.
        if ((all[at].Kind == TokenKind.Number || at > 0) && all.IsAt(at - 1, NotCare))
        {
            return null;
        }

        if (!MayStart(all, at) || (all[at].Text is "a" or "an" or "extra" or "xtra" or "additional" or "another" or "further" && new Expression().Read(all, at) is var end && end == at))
        {
            return null;
        }

        // "Lower her hours by 4 a week"
        if (all[at].Kind == TokenKind.Number && all[at].Number <= 168 && SaysHours(all, at) && new Expression().WeeklyAt(all, at + 1) is { } weekly)
        {
            return (new StatedHours(all[at].Number, all[at].Number, 0, false, false), weekly);
        }

        // A form's "hours per week: 14".
        if (all.IsAt(at, HourUnits))
        {
            return new Expression().Form(all, at);
        }

        // "10 to 14 hours a week": the first number has the unit of the second.
        if (Numbers.TryRead(all, at, out var first, out var afterFirst) && (all.IsAt(afterFirst, "to") || (all.IsAt(afterFirst, "up") && all.IsAt(afterFirst + 1, "to"))))
        {
            var second = new Expression();
            var start = all.IsAt(afterFirst, "up") ? afterFirst + 2 : afterFirst + 1;
            if (start < all.Count && second.Read(all, start) > start && second.Minutes is { } later && second.Value(later) is { Weekly: not null } target && second.StartsWithHours)
            {
                return (target with { Weekly = first, Plain = first, Sign = 0 }, afterFirst);
            }
        }

        var expression = new Expression();
        var next = expression.Read(all, at);
        if (next == at || expression.Minutes is not { } minutes)
        {
            return null;
        }

        if (at > 0 && expression.Sign == 0)
        {
            var before = all[at - 1].Text is "a" or "an" or "another" ? at - 2 : at - 1;
            expression.Sign = all.IsAt(at - 1, More) || all.IsAt(before, More) ? 1 : all.IsAt(at - 1, Less) ? -1 : 0;
        }

        var value = expression.Value(minutes);
        var ranged = at > 1 && all[at - 1].Text is "-" or "or" && all[at - 2].Kind == TokenKind.Number;
        return (ranged ? value with { Weekly = null, Unsure = true } : value, next);
    });

    private static bool SaysHours(List<Token> tokens, int at)
    {
        for (var back = at - 1; back >= 0 && back >= at - 5 && tokens[back].Kind != TokenKind.Break; back--)
        {
            if (tokens.IsAt(back, HourUnits) && tokens[back].Text != "h")
            {
                return tokens[back + 1].Text is not ("per" or "a" or "/" or "pw" or "weekly");
            }
        }

        return false;
    }

    private static bool MayStart(List<Token> tokens, int at) => tokens[at].Kind switch
    {
        TokenKind.Number or TokenKind.Pair => true,
        TokenKind.Word => tokens[at].Text is "hours" or "hrs" or "extra" or "additional" or "another" or "further" || tokens[at].Text is "xtra" or "half" or "twice" or "once" or "an" or "a" or "three" or "quarter" or "daily" or "x" || Numbers.TryRead(tokens, at, out _, out _),
        _ => false,
    };

    private sealed class Expression
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

        /// <summary>Whether it states hours of a package, not visits or minutes.</summary>
        public bool StartsWithHours => inHours && visits is null && days is null && !perDay;

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

            return new StatedHours(sum is { } hours ? decimal.Round(hours, 4) / 1.0000m : null, minutes / 60, Sign, assumed, range || otherPeriod);
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
            var (position, end, skipped) = (at, at, 0);
            while (position < tokens.Count && skipped <= 5)
            {
                var next = Part(tokens, position, position == at);
                if (next < 0)
                {
                    break;
                }

                if (next > position)
                {
                    (position, end, skipped) = (next, next, 0);
                }
                else if (position > at && (tokens.IsAt(position, Fillers) || Signed(tokens, position)))
                {
                    position++;
                    skipped++;
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
                    return after + 1;
                }

                if (Sign == 0 && after == end && (tokens.IsAt(after, "more") || tokens.IsAt(after, "extra") || tokens.IsAt(after, "additional") || tokens.IsAt(after, "less") || tokens.IsAt(after, "fewer") || tokens.IsAt(after, "longer"))
                    && !tokens.IsAt(after + 1, "than"))
                {
                    Sign = Less.Contains(tokens[after].Text) ? -1 : 1;
                    return after + 1;
                }
            }

            return end;
        }

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
            if (next < tokens.Count && tokens[next].Is("to") && Length(tokens, next + 1) is { InHours: false } longer)
            {
                upTo = longer.Minutes;
                return longer.Next;
            }

            return next;
        }

        private int Count(List<Token> tokens, int at, bool first)
        {
            if (tokens.IsAt(at, "twice"))
            {
                visits = (visits ?? 1) * 2;
                return at + 1;
            }

            if (tokens.IsAt(at, "once"))
            {
                visits ??= 1;
                return at + 1;
            }

            if (tokens.IsAt(at, "x") && Numbers.TryRead(tokens, at + 1, out var times, out var afterTimes) && Length(tokens, at + 1) is null)
            {
                if (tokens.IsAt(afterTimes, "days") || tokens.IsAt(afterTimes, "nights") || (tokens.IsAt(afterTimes, "/") && tokens.IsAt(afterTimes + 1, "7")))
                {
                    days = times;
                    return DaysEnd(tokens, tokens.IsAt(afterTimes, "/") ? afterTimes + 2 : afterTimes + 1);
                }

                if (tokens.IsAt(afterTimes, "carers") || tokens.IsAt(afterTimes, "staff"))
                {
                    return -1;
                }

                visits = (visits ?? 1) * times;
                return tokens.IsAt(afterTimes, Visits) ? afterTimes + 1 : afterTimes;
            }

            if (!Numbers.TryRead(tokens, at, out var number, out var next) || number % 1 != 0 || number is < 1 or > 60)
            {
                return at;
            }

            if (tokens.IsAt(next, "days") || tokens.IsAt(next, "day") || tokens.IsAt(next, "nights") || tokens.IsAt(next, "mornings") || tokens.IsAt(next, "evenings"))
            {
                if (number > 7 || (first && !tokens.IsAt(next + 1, Each)))
                {
                    return first ? at : -1;
                }

                days = number;
                return DaysEnd(tokens, next + 1);
            }

            var skip = next;
            while (skip < tokens.Count && skip < next + 5 && (tokens.IsAt(skip, More) || tokens.IsAt(skip, Less) || tokens.IsAt(skip, "x") || tokens.IsAt(skip, "of") || tokens.IsAt(skip, "daily") || tokens.IsAt(skip, "short")
                || tokens.IsAt(skip, "care") || tokens.IsAt(skip, "lunch") || tokens.IsAt(skip, "tea") || tokens.IsAt(skip, "morning") || tokens.IsAt(skip, "evening") || tokens.IsAt(skip, "bed") || tokens.IsAt(skip, "existing") || tokens.IsAt(skip, "home") || tokens.IsAt(skip, "single") || tokens.IsAt(skip, "separate")))
            {
                _ = Signed(tokens, skip);
                perDay |= tokens.IsAt(skip, "daily");
                skip++;
            }

            if (tokens.IsAt(skip, Visits))
            {
                visits = (visits ?? 1) * number;
                return skip + 1;
            }

            // "4 x 30 mins", "four 30-minute calls"
            if (Minutes is null && Length(tokens, skip) is not null)
            {
                visits = (visits ?? 1) * number;
                return skip;
            }

            if (Minutes is not null && tokens.IsAt(next, "-"))
            {
                range = true;
            }

            return at;
        }

        // How often: the token after it, or null.
        private int? Often(List<Token> tokens, int at)
        {
            switch (tokens[at].Text)
            {
                case "daily" or "nightly" or "everyday":
                    perDay = true;
                    return at + 1;
                case "weekly" or "pw" or "wkly":
                    return Week(at + 1);
                case "weekdays":
                    days = weekly ? days : 5;
                    return at + 1;
                case "weekends":
                    days = weekly ? days : 2;
                    return at + 1;
                case "fortnightly" or "monthly":
                    otherPeriod = true;
                    return at + 1;
                case "alternate" or "alternating":
                    otherPeriod = true;
                    return at + 2 <= tokens.Count ? at + 2 : at + 1;
                case "7/7" or "6/7" or "5/7" or "4/7" or "3/7" or "2/7":
                    days = tokens[at].Text[0] - '0';
                    return at + 1;
                case "am" when tokens.IsAt(at + 2, "pm"):
                    (perDay, parts) = (true, 2);
                    return at + 3;
            }

            if (tokens.IsAt(at, Each) && at + 1 < tokens.Count)
            {
                var unit = at + 1;
                if (tokens.IsAt(unit, "single"))
                {
                    unit++;
                }

                if (tokens.IsAt(unit, WeekUnits))
                {
                    return Week(unit + 1);
                }

                if (tokens.IsAt(unit, "other"))
                {
                    otherPeriod = true;
                    return Math.Min(unit + 2, tokens.Count);
                }

                if (tokens.IsAt(unit, OtherPeriods))
                {
                    otherPeriod = true;
                    return unit + 1;
                }

                if (tokens.IsAt(unit, "weekday") || tokens.IsAt(unit, "weekend"))
                {
                    days = weekly ? days : tokens[unit].Text == "weekday" ? 5 : 2;
                    return unit + 1;
                }

                if (tokens.IsAt(unit, "visit") || tokens.IsAt(unit, "call"))
                {
                    perVisit = true;
                    return unit + 1;
                }

                if (tokens.IsAt(unit, DayUnits))
                {
                    perDay = true;
                    var next = unit + 1;
                    if (tokens[unit].Text != "day")
                    {
                        parts++;
                        while ((tokens.IsAt(next, "and") || tokens.IsAt(next, "&")) && DayUnits.Contains(tokens[Math.Min(next + 1, tokens.Count - 1)].Text) && !tokens.IsAt(next + 1, "day"))
                        {
                            parts++;
                            next += 2;
                        }
                    }

                    return next;
                }
            }

            return DayList(tokens, at);
        }

        private int Week(int next)
        {
            perWeek = true;
            weekly |= visits is null && days is null && !perDay && Minutes is not null;
            return next;
        }

        // "on Mon/Wed/Fri", "Monday to Friday", "on Tuesdays", "every Sunday"
        private int? DayList(List<Token> tokens, int at)
        {
            var repeated = tokens.IsAt(at, "every") || tokens.IsAt(at, "each") || (tokens.IsAt(at, "a") && tokens.IsAt(at - 1, "on"));
            var position = repeated ? at + 1 : at;
            var (count, last, plural, through) = (0, 0, false, false);
            while (position < tokens.Count && Named(tokens[position]) is { Number: > 0 } day)
            {
                count += through ? ((day.Number - last + 7) % 7) : 1;
                (last, plural) = (day.Number, plural || day.Plural);
                position++;
                through = tokens.IsAt(position, "to") || tokens.IsAt(position, "-") || tokens.IsAt(position, "through") || tokens.IsAt(position, "until")
                    || (position < tokens.Count && tokens[position].Glued is false && count == 1 && Hyphened(tokens, position));
                var link = position;
                while (link < tokens.Count && link < position + 2 && tokens[link].Text is "," or "/" or "&" or "and" or "+" or "to" or "-" or "through" or "until")
                {
                    link++;
                }

                if (link >= tokens.Count || Named(tokens[link]).Number == 0)
                {
                    break;
                }

                position = link;
            }

            if (count == 0 || (count == 1 && !repeated && !plural))
            {
                return null;
            }

            days = weekly || (perWeek && visits is not null) ? days : count;
            return position;
        }

        // "mon-fri": the tokenizer drops a hyphen inside a word, one character wide.
        private static bool Hyphened(List<Token> tokens, int at) => tokens[at].Start == tokens[at - 1].End + 1 && Named(tokens[at]).Number > 0 && tokens[at].Kind == TokenKind.Word;

        private static (int Number, bool Plural) Named(Token token)
        {
            var number = Dates.Weekday(token);
            return number > 0 ? (number, false)
                : token.Kind == TokenKind.Word && token.Text.EndsWith("days", StringComparison.Ordinal) ? (Dates.Weekday(token with { Text = token.Text[..^1] }), true)
                : (0, false);
        }

        // "7 days a week", "7 days per week", "5 days"
        private static int DaysEnd(List<Token> tokens, int at) => tokens.IsAt(at, Each) && tokens.IsAt(at + 1, WeekUnits) ? at + 2 : tokens.IsAt(at, "weekly") || tokens.IsAt(at, "pw") ? at + 1 : at;

        private (decimal Minutes, bool InHours, bool PerWeek, int Next)? Length(List<Token> tokens, int at)
        {
            if (at >= tokens.Count)
            {
                return null;
            }

            if (tokens.IsAt(at, "a") && (tokens.IsAt(at + 1, "half") || tokens.IsAt(at + 1, "quarter")))
            {
                at++;
            }

            // "an extra hour", "another hour and a half"
            var adjective = tokens.IsAt(at, "a") || tokens.IsAt(at, "an") ? at + 1 : at;
            if (tokens.IsAt(adjective, More) && (tokens.IsAt(adjective + 1, "hour") || tokens.IsAt(adjective + 1, "hr")))
            {
                Sign = 1;
                return Numbers.Part(tokens, adjective + 2) is { } beyond ? (60 + (60 * beyond.Value), true, false, beyond.Next) : (60, true, false, adjective + 2);
            }

            if (tokens.IsAt(at, "half") && Hour(tokens, at + 1) is { } afterHalf)
            {
                return (30, false, false, afterHalf);
            }

            if (tokens.IsAt(at, "quarter") && tokens.IsAt(at + 1, "of") && Hour(tokens, at + 2) is { } afterQuarter)
            {
                return (15, false, false, afterQuarter);
            }

            if (tokens.IsAt(at, "three") && tokens.IsAt(at + 1, "quarters") && tokens.IsAt(at + 2, "of") && Hour(tokens, at + 3) is { } afterQuarters)
            {
                return (45, false, false, afterQuarters);
            }

            if ((tokens.IsAt(at, "an") || tokens.IsAt(at, "a")) && (tokens.IsAt(at + 1, "hour") || tokens.IsAt(at + 1, "hr")))
            {
                return Numbers.Part(tokens, at + 2) is { } part ? (60 + (60 * part.Value), true, false, part.Next) : (60, true, false, at + 2);
            }

            if (!Numbers.TryRead(tokens, at, out var number, out var next) || number > 1000)
            {
                return null;
            }

            // "4 more hours", "four additional weekly care hours"
            var (unit, sign, week) = (next, 0, false);
            while (unit < tokens.Count && unit < next + 3 && (tokens.IsAt(unit, More) || tokens.IsAt(unit, Less) || tokens.IsAt(unit, "care") || tokens.IsAt(unit, "support") || tokens.IsAt(unit, "weekly") || tokens.IsAt(unit, "homecare") || tokens.IsAt(unit, "contracted")))
            {
                sign = tokens.IsAt(unit, More) ? 1 : tokens.IsAt(unit, Less) ? -1 : sign;
                week |= tokens[unit].Text == "weekly";
                unit++;
            }

            if (tokens.IsAt(unit, MinuteUnits) || (unit == next && tokens.IsAt(unit, "m") && tokens[unit].Glued))
            {
                Sign = sign != 0 ? sign : Sign;
                return (number, false, false, unit + 1);
            }

            if (!tokens.IsAt(unit, HourUnits))
            {
                return null;
            }

            Sign = sign != 0 ? sign : Sign;
            var minutes = number * 60;
            week |= tokens[unit].Text == "hpw";
            next = unit + 1;
            if (Numbers.Part(tokens, next) is { } tail)
            {
                return (minutes + (60 * tail.Value), true, week, tail.Next);
            }

            // "4 hours and 30 minutes", "4hrs 30", "4h30"
            var further = tokens.IsAt(next, "and") || tokens.IsAt(next, ",") ? next + 1 : next;
            if (number % 1 == 0 && further < tokens.Count && tokens[further] is { Kind: TokenKind.Number, Number: > 0 and < 60 } more)
            {
                if (tokens.IsAt(further + 1, MinuteUnits) || tokens.IsAt(further + 1, "m"))
                {
                    return (minutes + more.Number, true, week, further + 2);
                }

                if (further == next && more.Number is 15 or 30 or 45 && !tokens.IsAt(further + 1, Visits) && !tokens.IsAt(further + 1, "days"))
                {
                    return (minutes + more.Number, true, week, further + 1);
                }
            }

            return (minutes, true, week, next);
        }

        private static int? Hour(List<Token> tokens, int at)
        {
            if (tokens.IsAt(at, "an") || tokens.IsAt(at, "a"))
            {
                at++;
            }

            return tokens.IsAt(at, "hour") || tokens.IsAt(at, "hours") || tokens.IsAt(at, "hr") ? at + 1 : null;
        }
    }
}
