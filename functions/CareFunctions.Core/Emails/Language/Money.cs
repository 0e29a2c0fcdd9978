namespace CareFunctions.Core.Emails.Language;

/// <summary>Sums of money with what they are paid for: <c>£1,234.50 per week</c>, <c>£1150pw</c>, <c>1,150 pounds weekly</c>, <c>£165 a night</c>.</summary>
internal static class Money
{
    private static readonly HashSet<string> Each = new(StringComparer.Ordinal) { "per", "a", "an", "each", "every", "/", "p" };

    /// <summary>Recognises sums of money.</summary>
    public static List<Token> Annotate(List<Token> tokens) => Grammar.Merge(tokens, TokenKind.Money, static (all, at) =>
    {
        var next = at;
        decimal pounds;
        if ((all[at].Is("\u00A3") || all[at].Is("gbp")) && at + 1 < all.Count && all[at + 1].Kind == TokenKind.Number)
        {
            (pounds, next) = (all[at + 1].Number, at + 2);
            if (all.IsAt(next, "k"))
            {
                (pounds, next) = (pounds * 1000, next + 1);
            }
        }
        else if (all[at].Kind == TokenKind.Number && (all.IsAt(at + 1, "pounds") || all.IsAt(at + 1, "gbp") || all.IsAt(at + 1, "\u00A3")))
        {
            (pounds, next) = (all[at].Number, at + 2);
        }
        else if (all[at].Kind == TokenKind.Number && all[at].Number is >= 250 and < 10_000 && (Basis(all, at + 1) is { Period: "week" } || Priced(all, at)))
        {
            // No package has so many hours: it is a price.
            (pounds, next) = (all[at].Number, at + 1);
        }
        else
        {
            return null;
        }

        return Basis(all, next) is { } basis ? (new StatedMoney(pounds, basis.Period), basis.Next) : (new StatedMoney(pounds, null), next);
    });

    // "The weekly charge is 1,150", "price per week: 1850"
    private static bool Priced(List<Token> tokens, int at)
    {
        var back = at - 1;
        while (back >= 0 && back >= at - 4 && tokens.IsAt(back, Saying))
        {
            back--;
        }

        return tokens.IsAt(back, Prices) || (tokens.IsAt(back, "week") && tokens.IsAt(back - 2, Prices));
    }

    private static readonly HashSet<string> Prices = new(StringComparer.Ordinal) { "rate", "fee", "fees", "cost", "charge", "charges", "price", "rates" };

    private static readonly HashSet<string> Saying = new(StringComparer.Ordinal) { "is", "are", "be", "will", "would", "at", "of", ":", "=", "|", "now", "stays", "stands", "remains", "set", "comes", "to" };

    private static (string Period, int Next)? Basis(List<Token> tokens, int at)
    {
        if (at >= tokens.Count)
        {
            return null;
        }

        if (tokens.IsAt(at, "gross") || tokens.IsAt(at, "net"))
        {
            at++;
        }

        var period = at < tokens.Count ? tokens[at].Text switch
        {
            "pw" or "weekly" or "ppw" => "week",
            "daily" or "pd" => "day",
            "nightly" or "pn" => "night",
            "monthly" or "pcm" or "pm" => "month",
            "ph" or "hourly" => "hour",
            "pa" or "annually" or "yearly" => "year",
            _ => null,
        }
        : null;
        if (period is not null)
        {
            return (period, at + 1);
        }

        if (!tokens.IsAt(at, Each) || at + 1 >= tokens.Count)
        {
            return null;
        }

        period = tokens[at + 1].Text switch
        {
            "week" or "wk" or "w" => "week",
            "day" => "day",
            "night" => "night",
            "month" => "month",
            "hour" or "hr" => "hour",
            "year" or "annum" => "year",
            "visit" or "call" => "visit",
            _ => null,
        };
        return period is null ? null : (period, at + 2);
    }
}
