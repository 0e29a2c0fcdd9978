using static CareFunctions.Core.Emails.Language.HoursWords;

namespace CareFunctions.Core.Emails.Language;

internal sealed partial class HoursExpression
{
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

        // "The daily hour"
        if (tokens.IsAt(at, "hour") && tokens.IsAt(at - 1, "daily"))
        {
            return (60, true, false, at + 1);
        }

        if (!Numbers.TryRead(tokens, at, out var number, out var next) || number > 1000)
        {
            return null;
        }

        // ".75 of an hour"
        if (number < 1 && tokens.IsAt(next, "of") && Hour(tokens, next + 1) is { } afterPart)
        {
            return (60 * number, false, false, afterPart);
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
