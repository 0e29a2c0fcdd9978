using static CareFunctions.Core.Emails.Language.HoursWords;

namespace CareFunctions.Core.Emails.Language;

/// <summary>
/// Lengths of care, worked out to hours a week where a text says how often: <c>10 hours per week</c>, <c>4hrs 30 pw</c>, <c>4 x 30 min calls a day, 7 days</c>,
/// <c>an extra half hour every morning</c>, <c>15 mins on each of 4 calls daily</c>, <c>two additional 45-minute visits on Mon/Wed/Fri</c>.
/// </summary>
internal static class Hours
{
    /// <summary>Recognises lengths of care.</summary>
    public static List<Token> Annotate(List<Token> tokens) => Grammar.Merge(tokens, TokenKind.Hours, static (all, at) =>
    {
        // "Every two hours", "within 48 hours": how often or how soon.
        if ((all[at].Kind == TokenKind.Number || at > 0) && all.IsAt(at - 1, NotCare) && !(all.IsAt(at - 1, "in") && all.IsAt(at - 2, Putting)))
        {
            return null;
        }

        // "24hr on call"
        if (all[at].Kind == TokenKind.Number && all[at].Number == 24 && all.IsAt(at + 1, HourUnits) && !(all.IsAt(at - 1, Stating) && !all.IsAt(at + 2, RoundTheClock)) && new HoursExpression().WeeklyAt(all, at + 2) is null)
        {
            return null;
        }

        if (!MayStart(all, at) || (all[at].Text is "a" or "an" or "extra" or "xtra" or "additional" or "another" or "further" && new HoursExpression().Read(all, at) is var end && end == at))
        {
            return null;
        }

        // A form's "hours per week: 14".
        if (all.IsAt(at, HourUnits))
        {
            return new HoursExpression().Form(all, at);
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
        // "Two calls daily, half an hour each": how many calls was not understood.
        ranged |= at > 0 && all[at].Text is "daily" && all.IsAt(at - 1, Visits);
        return (ranged ? value with { Weekly = null, Unsure = true } : value, next);
    });

    private static bool MayStart(List<Token> tokens, int at) => tokens[at].Kind switch
    {
        TokenKind.Number or TokenKind.Pair => true,
        TokenKind.Word => tokens[at].Text is "hours" or "hrs" or "extra" or "additional" or "another" or "further" || tokens[at].Text is "xtra" or "half" or "twice" or "once" or "an" or "a" or "three" or "quarter" or "daily" or "x" or "both" || Numbers.TryRead(tokens, at, out _, out _),
        _ => false,
    };
}
