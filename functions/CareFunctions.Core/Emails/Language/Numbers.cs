namespace CareFunctions.Core.Emails.Language;

/// <summary>Numbers as people write them: <c>4</c>, <c>4.5</c>, <c>4 1/2</c>, <c>four</c>, <c>twenty-one</c>, <c>three and a half</c>, <c>half</c>.</summary>
internal static class Numbers
{
    private static readonly string[] Units =
    [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ];

    private static readonly string[] Tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    private static readonly Dictionary<string, int> Words = Units.Select((word, number) => (word, number)).Concat(Tens.Select((word, ten) => (word, number: (ten + 2) * 10)))
        .Append(("single", 1)).Append(("couple", 2)).ToDictionary(one => one.Item1, one => one.Item2, StringComparer.Ordinal);

    /// <summary>Reads the number that starts at a token.</summary>
    /// <param name="tokens">The tokens.</param>
    /// <param name="at">Where it may start.</param>
    /// <param name="value">The number.</param>
    /// <param name="next">The first token after it.</param>
    public static bool TryRead(List<Token> tokens, int at, out decimal value, out int next)
    {
        next = at;
        value = 0;
        if (at >= tokens.Count)
        {
            return false;
        }

        var token = tokens[at];
        switch (token.Kind)
        {
            case TokenKind.Number:
                (value, next) = (token.Number, at + 1);
                break;
            case TokenKind.Pair when Fraction(token.Text) is { } part:
                (value, next) = (part, at + 1);
                return true;
            case TokenKind.Word when Word(token.Text) is { } word:
                (value, next) = (word, at + 1);
                if (word >= 20 && next < tokens.Count && tokens[next].Kind == TokenKind.Word && Word(tokens[next].Text) is > 0 and < 10 and var unit)
                {
                    (value, next) = (value + unit, next + 1);
                }

                break;
            default:
                return false;
        }

        // "4 (four)"
        if (token.Kind == TokenKind.Number && next + 2 < tokens.Count && tokens[next].Is("(") && tokens[next + 2].Is(")") && Word(tokens[next + 1].Text) == value)
        {
            next += 3;
        }

        if (value == Math.Floor(value) && next < tokens.Count)
        {
            if (tokens[next].Kind == TokenKind.Pair && Fraction(tokens[next].Text) is { } fraction)
            {
                (value, next) = (value + fraction, next + 1);
            }
            else if (Part(tokens, next) is { } tail)
            {
                (value, next) = (value + tail.Value, tail.Next);
            }
        }

        return true;
    }

    /// <summary>Reads "and a half", "and a quarter", "and three quarters", "and 3/4".</summary>
    public static (decimal Value, int Next)? Part(List<Token> tokens, int at)
    {
        if (at + 1 >= tokens.Count || !tokens[at].Is("and"))
        {
            return null;
        }

        var position = at + 1;
        if (tokens[position].Is("a") || tokens[position].Is("one"))
        {
            position++;
        }

        if (position == at + 1 && tokens[position].Kind == TokenKind.Pair && Fraction(tokens[position].Text) is { } pair)
        {
            return (pair, position + 1);
        }

        if (position < tokens.Count && tokens[position].Is("half"))
        {
            return (0.5m, position + 1);
        }

        if (position < tokens.Count && tokens[position].Is("quarter"))
        {
            return (0.25m, position + 1);
        }

        return position + 1 < tokens.Count && tokens[position].Is("three") && tokens[position + 1].Is("quarters") ? (0.75m, position + 2) : null;
    }

    /// <summary>The value of 1/2, 1/4 or 3/4.</summary>
    public static decimal? Fraction(string pair) => pair switch { "1/2" => 0.5m, "1/4" => 0.25m, "3/4" => 0.75m, _ => null };

    private static decimal? Word(string word)
    {
        return Words.TryGetValue(word, out var number) ? number : null;
    }
}
