using static CareFunctions.Core.Emails.Language.HoursWords;

namespace CareFunctions.Core.Emails.Language;

/// <summary>
/// Lengths of care, worked out to hours a week where a text says how often: <c>10 hours per week</c>, <c>4hrs 30 pw</c>, <c>4 x 30 min calls a day, 7 days</c>,
/// <c>an extra half hour every morning</c>, <c>15 mins on each of 4 calls daily</c>, <c>two additional 45-minute visits on Mon/Wed/Fri</c>.
/// </summary>
internal static class Hours
{    /// <summary>Recognises lengths of care.</summary>
    public static List<Token> Annotate(List<Token> tokens) => Grammar.Merge(tokens, TokenKind.Hours, static (all, at) =>
    {
        // "Every two hours", "within 48 hours": how often or how soon.
        if ((all[at].Kind == TokenKind.Number || at > 0) && all.IsAt(at - 1, NotCare))
        {
            return null;
        }

        // "24hr on call"
        if (all[at].Kind == TokenKind.Number && all[at].Number == 24 && all.IsAt(at + 1, HourUnits) && new HoursExpression().WeeklyAt(all, at + 2) is null)
        {
            return null;
        }

        if (!MayStart(all, at) || (all[at].Text is "a" or "an" or "extra" or "xtra" or "additional" or "another" or "further" && new HoursExpression().Read(all, at) is var end && end == at))
        {
            return null;
        }

        // "Lower her hours by 4 a week", "the hours go up from 7 to 10.5 per week", "9 hours a week, down from 12"
        if (all[at].Kind == TokenKind.Number && all[at].Number <= 168 && Bare(all, at) is { } bare)
        {
            return bare;
        }

        // A form's "hours per week: 14".
        if (all.IsAt(at, HourUnits))
        {
            return new HoursExpression().Form(all, at);
        }

        // "10 to 14 hours a week": the first number has the unit of the second.
        if (Numbers.TryRead(all, at, out var first, out var afterFirst) && (all.IsAt(afterFirst, "to") || (all.IsAt(afterFirst, "up") && all.IsAt(afterFirst + 1, "to"))))
        {
            var second = new HoursExpression();
            var start = all.IsAt(afterFirst, "up") ? afterFirst + 2 : afterFirst + 1;
            if (start < all.Count && second.Read(all, start) > start && second.Minutes is { } later && second.Value(later) is { Weekly: not null } target && second.StartsWithHours)
            {
                return (target with { Weekly = first, Plain = first, Sign = 0 }, afterFirst);
            }
        }

        var expression = new HoursExpression();
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

    // A number whose unit stands earlier in the sentence.
    private static (object Value, int Next)? Bare(List<Token> tokens, int at)
    {
        var next = at + 1;
        var weekly = new HoursExpression().WeeklyAt(tokens, next);
        var before = weekly is null && (tokens.IsAt(next, "to") || (tokens.IsAt(next, "up") && tokens.IsAt(next + 1, "to")) || (tokens.IsAt(next, "down") && tokens.IsAt(next + 1, "to")));
        if (before)
        {
            var later = tokens.IsAt(next, "to") ? next + 1 : next + 2;
            weekly = later < tokens.Count && tokens[later].Kind == TokenKind.Number && new HoursExpression().WeeklyAt(tokens, later + 1) is not null ? next : null;
        }

        // "should now be 16, up from 13"
        var comma = tokens.IsAt(next, ",") ? next + 1 : next;
        if (weekly is null && (tokens.IsAt(comma, "up") || tokens.IsAt(comma, "down")) && tokens.IsAt(comma + 1, "from") && comma + 2 < tokens.Count && tokens[comma + 2].Kind == TokenKind.Number && SaysHours(tokens, at, true))
        {
            return (new StatedHours(tokens[at].Number, tokens[at].Number, 0, true, false), next);
        }

        var from = weekly is null && (tokens.IsAt(at - 1, "currently") || tokens.IsAt(at - 1, "presently") || (tokens.IsAt(at - 1, "of") && tokens.IsAt(at - 2, "instead")) || (tokens.IsAt(at - 1, "than") && tokens.IsAt(at - 2, "rather")) || tokens.IsAt(at - 1, "from") && (tokens.IsAt(at - 2, "down") || tokens.IsAt(at - 2, "up") || tokens.IsAt(at - 2, "increase") || tokens.IsAt(at - 2, "reduction")))
            && !(next < tokens.Count && (tokens[next].Kind is TokenKind.Number or TokenKind.Ordinal || tokens.IsAt(next, HourUnits) || tokens.IsAt(next, MinuteUnits)));
        // "10.5 hours a week from 14", "hours to 17.5 (currently 21)"
        var closed = next >= tokens.Count || tokens[next].Kind is TokenKind.Mark or TokenKind.Break;
        from |= weekly is null && closed && ((tokens.IsAt(at - 1, "from") && (tokens.IsAt(at - 2, WeekUnits) || tokens.IsAt(at - 2, "weekly") || tokens.IsAt(at - 2, "pw"))) || (tokens.IsAt(at - 1, "to") && tokens.IsAt(at - 2, HourUnits)));
        return (weekly is not null || from) && SaysHours(tokens, at, from) ? (new StatedHours(tokens[at].Number, tokens[at].Number, 0, weekly is null, false), weekly ?? next) : null;
    }

    private static bool SaysHours(List<Token> tokens, int at, bool stated)
    {
        for (var back = at - 1; back >= 0 && back >= at - Reach && tokens[back].Kind != TokenKind.Break; back--)
        {
            if (tokens.IsAt(back, HourUnits) && tokens[back].Text != "h")
            {
                return stated || tokens[back + 1].Text is not ("per" or "a" or "/" or "pw" or "weekly");
            }
        }

        return false;
    }

    private const int Reach = 12;

    private static bool MayStart(List<Token> tokens, int at) => tokens[at].Kind switch
    {
        TokenKind.Number or TokenKind.Pair => true,
        TokenKind.Word => tokens[at].Text is "hours" or "hrs" or "extra" or "additional" or "another" or "further" || tokens[at].Text is "xtra" or "half" or "twice" or "once" or "an" or "a" or "three" or "quarter" or "daily" or "x" || Numbers.TryRead(tokens, at, out _, out _),
        _ => false,
    };
}
