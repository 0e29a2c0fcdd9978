using static CareFunctions.Core.Emails.Language.HoursWords;

namespace CareFunctions.Core.Emails.Language;

/// <summary>
/// Numbers that are hours although no unit stands beside them: <c>from 10.5 to 14</c>, <c>14 hours a week instead of 10</c>, <c>the hours go to 17.5</c>, <c>was on 12, will be on 9 a week</c>.
/// Such a number stands where a package changes, nothing is counted after it, and hours are spoken of nearby or its fraction says what it is.
/// </summary>
internal static class UnitlessHours
{
    private const int Reach = 12;
    private const int PairReach = 6;
    private const int FarReach = 60;
    private const decimal MostHours = 168;
    private const decimal LeastAge = 55;
    private const decimal HoursOfADay = 24;

    // What stands before a number of hours that there were or will be.
    private static readonly HashSet<string> Changes = new(StringComparer.Ordinal)
    {
        "from", "to", "by", "not", "was", "were", "been", "be", "becomes", "become", "becoming", "currently", "presently", "previously", "originally", "against", "versus", "vs", "v", "had", "having", "has", "gets", "getting",
        "receives", "receiving", "needs", "need", "requires", "require", "show", "shows", "showed", "now", "old", "new", "existing", "current", "previous", "revised", "proposed", "before", "after", "total", "only", "just", "hours", "hrs", "make", "totalling", "making", "present", "moment", "formerly",
    };

    private static readonly HashSet<string> Onward = new(StringComparer.Ordinal) { "to", "becomes", "become", "becoming" };
    private static readonly HashSet<string> Instead = new(StringComparer.Ordinal) { "instead", "place", "lieu", "total" };
    private static readonly HashSet<string> More = new(StringComparer.Ordinal) { "more", "less", "fewer", "other", "better", "longer", "later", "earlier" };

    // "On 10.5" and "at 10.5" say hours only of a package.
    private static readonly HashSet<string> Standing = new(StringComparer.Ordinal)
    {
        "is", "are", "was", "were", "be", "been", "he's", "she's", "they're", "it's", "currently", "now", "presently", "still", "stands", "stood", "stay", "stays", "set", "commissioned", "funded", "running", "down", "up", "contracted", "client", "package", "previously",
    };

    // What may stand between such a word and the number.
    private static readonly HashSet<string> Between = new(StringComparer.Ordinal) { "the", "a", "an", "her", "his", "their", "its", "only", "just", "total", "of", ":", "|", "=", "it", "(", "hours", "hrs", "currently", "current", "existing", "up", "down", "about" };

    // What may follow, when nothing is counted.
    private static readonly HashSet<string> Closers = new(StringComparer.Ordinal)
    {
        "from", "to", "as", "wef", "with", "starting", "commencing", "effective", "due", "because", "so", "and", "but", "please", "pls", "plz", "he", "she", "they", "we", "it", "that", "which", "this", "instead", "rather", "not", "up", "down", "currently", "before", "now", "if", "since",
        "for", "when", "in", "at", "on", "total", "overall", "altogether", "thanks", "thank", "previously", "beginning", "would", "will", "is", "was", "has", "had", "until", "by", "once", "given", "following", "against", "then", "while", "extra", "more", "less", "fewer", "off", "presently", "effect", "going", "goes", "rising", "dropping", "becoming", "becomes", "become", "today", "tomorrow", "yesterday",
    };

    // Numbers of something else.
    private static readonly HashSet<string> Counted = new(StringComparer.Ordinal)
    {
        "call", "calls", "visit", "visits", "carer", "carers", "staff", "people", "flat", "room", "unit", "bungalow", "house", "apartment", "age", "aged", "weight", "bmi", "temp", "temperature", "score", "rate", "fee", "price", "cost", "run", "runs", "times", "day", "days", "time", "ref", "number", "no", "po", "invoice", "ward", "bed", "beds",
        "ratio", "page", "extension", "ext", "band", "week", "weeks", "mg", "units", "stone", "kg",
    };

    /// <summary>Recognises them.</summary>
    /// <param name="tokens">The tokens, with the lengths of care that have a unit put together.</param>
    public static List<Token> Annotate(List<Token> tokens) => Grammar.Merge(tokens, TokenKind.Hours, static (all, at) =>
    {
        if (Candidate(all, at) is not { } found || Counting(all, at, found.Next))
        {
            return null;
        }

        var (number, next) = found;
        var weekly = new HoursExpression().WeeklyAt(all, next);
        var (partner, evidence) = Nearest(all, at, next);
        if (weekly is { } end)
        {
            evidence |= Changed(all, at, number, next, out _) && Spoken(all, at);
            return evidence || Fraction(number) || Paired(all, at, next, number) ? (new StatedHours(number, number, Signed(all, at), false, false), end) : null;
        }

        if (!Closed(all, next) || !Changed(all, at, number, next, out var cue) || partner is { InMinutes: true })
        {
            return null;
        }

        if (!(evidence || (Fraction(number) && cue) || Paired(all, at, next, number)))
        {
            return null;
        }

        var (sign, after) = After(all, next);
        if (partner is { Weekly: { } sum, Plain: > 0, PerDay: true } && number <= HoursOfADay && number <= 3 * partner.Plain)
        {
            // "From 2 hours a day to 3": hours of a day as well.
            return (new StatedHours(number * sum / partner.Plain, number, sign, false, partner.Unsure) { PerDay = true }, after);
        }

        return (new StatedHours(number, number, sign, true, false), after);
    });

    private static (decimal Number, int Next)? Candidate(List<Token> tokens, int at)
    {
        var written = tokens[at].Kind == TokenKind.Number;
        if (!(written || tokens[at].Kind == TokenKind.Word) || !Numbers.TryRead(tokens, at, out var number, out var next)
            || number <= 0 || number > MostHours || number % 0.25m != 0 || (!written && number < 3))
        {
            return null;
        }

        return tokens.IsAt(at - 1, "\u00A3") || tokens.IsAt(at - 1, "#") || tokens.IsAt(at - 1, "x") || tokens.IsAt(at - 1, "/") || (written && tokens[at].Glued && at > 0 && tokens[at - 1].Kind is TokenKind.Word or TokenKind.Number) ? null : (number, next);
    }

    private static bool Fraction(decimal number) => number % 1 != 0;

    // Whether something else is what the number counts: "2 calls", "flat 14", "three visits from 2".
    private static bool Counting(List<Token> tokens, int at, int next)
    {
        if (next < tokens.Count && tokens[next].Kind is TokenKind.Number or TokenKind.Ordinal or TokenKind.Money or TokenKind.Hours or TokenKind.Pair or TokenKind.OtherNumber)
        {
            return true;
        }

        for (var back = at - 1; back >= 0 && back >= at - 4 && tokens[back].Kind is TokenKind.Word or TokenKind.Mark or TokenKind.Number; back--)
        {
            if (tokens.IsAt(back, HourUnits))
            {
                return false;
            }

            if (tokens.IsAt(back, Counted))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Closed(List<Token> tokens, int next) =>
        next >= tokens.Count || tokens[next].Kind is TokenKind.Break or TokenKind.Case || (tokens[next].Kind == TokenKind.Mark && tokens[next].Text is "," or ")" or "(" or "-" or "|")
        || (tokens.IsAt(next, Closers) && !(tokens[next].Text is "to" && !(next + 1 < tokens.Count && (tokens[next + 1].Kind is TokenKind.Hours || Candidate(tokens, next + 1) is not null))));

    // The word before it that says a package changes, over what may stand between.
    private static bool Changed(List<Token> tokens, int at, decimal number, int next, out bool cue)
    {
        var back = at - 1;
        while (back >= 0 && back > at - 4 && tokens.IsAt(back, Between) && !(tokens.IsAt(back, "of") && tokens.IsAt(back - 1, Instead)))
        {
            back--;
        }

        var word = back >= 0 ? tokens[back].Text : "";
        cue = word switch
        {
            "than" => !tokens.IsAt(back - 1, More),
            // "21 hours on the bid and 17.5 on the order"
            "and" => Fraction(number) && Nearest(tokens, at, next).Partner is { OfVisits: false },
            "of" => tokens.IsAt(back - 1, Instead),
            "on" or "at" => tokens.IsAt(back - 1, Standing) || (back > 0 && tokens[back - 1].Text.EndsWith("'ll", StringComparison.Ordinal)),
            "was" or "were" => Fraction(number) || number < LeastAge,
            _ => back >= 0 && tokens.IsAt(back, Changes),
        };

        // "10 to 14 hours": the first has what the second has.
        // "10 up to 14 hours", "21 becomes 14", "3.5 on top"
        var to = tokens.IsAt(next, "up") || tokens.IsAt(next, "down") || tokens.IsAt(next, "going") ? next + 1 : next;
        cue |= After(tokens, next).Sign != 0 || (tokens.IsAt(to, Onward) && to + 1 < tokens.Count && (Beside(tokens, to + 1) is { InMinutes: false } || Candidate(tokens, to + 1) is not null));
        return cue || tokens.IsAt(at - 1, HourUnits);
    }

    // "5 more", "3.5 on top", "2.5 off"
    private static (int Sign, int Next) After(List<Token> tokens, int next) =>
        tokens.IsAt(next, "extra") || tokens.IsAt(next, "more") ? (1, next + 1)
        : tokens.IsAt(next, "on") && tokens.IsAt(next + 1, "top") ? (1, next + 2)
        : tokens.IsAt(next, "less") || tokens.IsAt(next, "fewer") || tokens.IsAt(next, "off") ? (-1, next + 1) : (0, next);

    // Whether the hours of a package were said before, in whatever sentence.
    private static bool Spoken(List<Token> tokens, int at)
    {
        for (var back = at - 1; back >= 0 && back >= at - FarReach; back--)
        {
            if (tokens[back].Value is StatedHours { OfVisits: false })
            {
                return true;
            }
        }

        return false;
    }

    private static StatedHours? Beside(List<Token> tokens, int at) => at < tokens.Count ? tokens[at].Value as StatedHours : null;

    // The nearest length of care of its sentence, first of those before it; and whether hours are spoken of at all near it.
    private static (StatedHours? Partner, bool Evidence) Nearest(List<Token> tokens, int at, int next)
    {
        var breaks = 0;
        for (var back = at - 1; back >= 0 && back >= at - Reach && breaks < 1; back--)
        {
            breaks += tokens[back].Kind == TokenKind.Break ? 1 : 0;
            if (breaks == 0 && tokens[back].Value is StatedHours before)
            {
                return (before, true);
            }

            if (breaks == 0 && tokens.IsAt(back, HourUnits) && tokens[back].Text != "h")
            {
                return (null, true);
            }
        }

        for (var later = next; later < tokens.Count && later < next + PairReach && tokens[later].Kind != TokenKind.Break; later++)
        {
            if (tokens[later].Value is StatedHours after)
            {
                return (after, true);
            }
        }

        return (null, false);
    }

    // "From 17.5 to 14": one of the two has a fraction, and no other thing is spoken of.
    private static bool Paired(List<Token> tokens, int at, int next, decimal number)
    {
        for (var other = Math.Max(0, at - PairReach); other < tokens.Count && other < next + PairReach; other++)
        {
            if ((other < at || other >= next) && tokens[other].Kind == TokenKind.Number && tokens[other].Number is > 0 and <= MostHours && tokens[other].Number % 0.25m == 0 && tokens[other].Number != number
                && (Fraction(number) || Fraction(tokens[other].Number)) && !Broken(tokens, Math.Min(at, other), Math.Max(at, other)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Broken(List<Token> tokens, int from, int to)
    {
        for (var at = from; at < to; at++)
        {
            if (tokens[at].Kind == TokenKind.Break)
            {
                return true;
            }
        }

        return false;
    }

    private static int Signed(List<Token> tokens, int at) => tokens.IsAt(at - 1, HoursWords.More) ? 1 : tokens.IsAt(at - 1, Less) ? -1 : 0;
}
