using static CareFunctions.Core.Emails.Language.HoursWords;

namespace CareFunctions.Core.Emails.Language;

internal sealed partial class HoursExpression
{
    private int Count(List<Token> tokens, int at, bool first)
    {
        if (tokens.IsAt(at, "twice"))
        {
            visits = (visits ?? 1) * 2;
            return at + 1;
        }

        if (tokens.IsAt(at, "both") && tokens.IsAt(at + 1, Visits))
        {
            visits = 2;
            return at + 2;
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

            if (times == 7 && Minutes is not null && visits is null && !tokens.IsAt(afterTimes, Visits))
            {
                // "30 mins x 7": every day
                days = 7;
                return afterTimes;
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
            case "all" when tokens.IsAt(at + 1, "week") || (tokens.IsAt(at + 1, "through") && tokens.IsAt(at + 2, "week")):
                perDay = true;
                return at + 2;
            case "daily" or "everyday" when Left(tokens, at + 1) is { } but:
                days = 7 - but.Days;
                return but.Next;
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

        // "Over the week", "across a whole week"
        if (tokens.IsAt(at, Over) && (tokens.IsAt(at + 1, "the") || tokens.IsAt(at + 1, "a") || tokens.IsAt(at + 1, "each")))
        {
            var whole = tokens.IsAt(at + 2, "whole") ? at + 3 : at + 2;
            if (tokens.IsAt(whole, WeekUnits))
            {
                return Week(whole + 1);
            }
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

            if (tokens.IsAt(unit, "day") && Left(tokens, unit + 1) is { } but)
            {
                days = 7 - but.Days;
                return but.Next;
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

    // "Every day bar Sunday", "daily except weekends"
    private static (int Days, int Next)? Left(List<Token> tokens, int at)
    {
        at = tokens.IsAt(at, ",") || tokens.IsAt(at, "(") ? at + 1 : at;
        var next = tokens.IsAt(at, "apart") || tokens.IsAt(at, "other") ? at + 2 : at + 1;
        if (next >= tokens.Count || !(tokens.IsAt(at, Except) || (tokens.IsAt(at, "apart") && tokens.IsAt(at + 1, "from")) || (tokens.IsAt(at, "other") && tokens.IsAt(at + 1, "than"))))
        {
            return null;
        }

        var (count, end) = (0, next);
        for (; next < tokens.Count; next++)
        {
            if (Named(tokens[next]).Number > 0)
            {
                (count, end) = (count + 1, next + 1);
            }
            else if (tokens.IsAt(next, "weekends") || tokens.IsAt(next, "weekend"))
            {
                (count, end) = (count + 2, next + 1);
            }
            else if (tokens[next].Text is not ("and" or "or" or "," or "&" or "/" or "on" or "the" or "a"))
            {
                break;
            }
        }

        return count is > 0 and < 7 ? (count, end) : null;
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
                || (position < tokens.Count && tokens[position].Glued is false && count == 1 && !day.Plural && Hyphened(tokens, position));
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

    // "mon-fri": the tokenizer drops a hyphen inside a word, one character wide. "Mon wed fri" is a list.
    private static bool Hyphened(List<Token> tokens, int at) => tokens[at].Start == tokens[at - 1].End + 1 && Named(tokens[at]).Number > 0 && tokens[at].Kind == TokenKind.Word
        && !Enumerable.Range(at + 1, 2).Any(next => next < tokens.Count && Named(tokens[next]).Number > 0 && (next == at + 1 || tokens[next - 1].Text is "and" or "&" or "," or "/" or "+"));

    private static (int Number, bool Plural) Named(Token token)
    {
        var number = DayNames.Weekday(token);
        return number > 0 ? (number, false)
            : token.Kind == TokenKind.Word && token.Text.EndsWith("days", StringComparison.Ordinal) ? (DayNames.Weekday(token with { Text = token.Text[..^1] }), true)
            : (0, false);
    }

    // "7 days a week", "7 days per week", "5 days"
    private static int DaysEnd(List<Token> tokens, int at) => tokens.IsAt(at, Each) && tokens.IsAt(at + 1, WeekUnits) ? at + 2 : tokens.IsAt(at, "weekly") || tokens.IsAt(at, "pw") ? at + 1 : at;
}
