using System.Text;
using CareFunctions.Core.Councils;

namespace CareFunctions.Core.Emails.Language;

/// <summary>
/// Case references as people write them: <c>SOM-104233</c>, <c>Eclipse ID 104233</c>, <c>LAS no. 88121</c>, <c>case number 104233</c>. Telephone, NHS, invoice,
/// purchase-order and other people's numbers are recognised too, so that they are not taken for one.
/// </summary>
internal static class CaseReferences
{
    private const int SomersetDigits = 6;
    private const int OtherDigits = 5;

    private static readonly HashSet<string> Between = new(StringComparer.Ordinal)
    {
        "id", "ids", "no", "nos", "number", "numbers", "num", "ref", "refs", "reference", "references", "case", "record", "client", "is", "-", "/", ":", "#", "(", "|", "'s", "and",
    };

    // Words before a number that make it the council's own: "case number 104233".
    private static readonly HashSet<string> Owned = new(StringComparer.Ordinal) { "case", "client", "su", "person", "resident", "council", "your", "scc", "asc", "customer", "tenant" };
    private static readonly HashSet<string> Labels = new(StringComparer.Ordinal) { "id", "no", "number", "num", "ref", "reference", "refs" };

    private static readonly HashSet<string> Foreign = new(StringComparer.Ordinal)
    {
        "tel", "telephone", "phone", "mobile", "mob", "fax", "ext", "nhs", "invoice", "inv", "invoices", "po", "purchase", "order", "vendor", "supplier", "account", "acc", "acct", "vat", "sort", "cqc", "ni",
        "company", "charity", "credit", "remittance", "call", "ring", "on", "t", "m", "contract", "booking", "ticket", "our", "postcode", "dob", "vacancy", "room", "flat", "plot", "tenancy", "rota", "payroll",
        "location", "provider", "registered", "registration", "job", "quote", "claim", "swift", "proactis", "liberty", "staff", "carer", "employee", "incident", "incidents", "budget", "code", "codes", "hosp", "hospital", "form", "log", "complaint",
    };

    /// <summary>Recognises references and numbers of other kinds.</summary>
    /// <param name="tokens">The tokens.</param>
    /// <param name="council">The council whose reference a number without a system's name is.</param>
    public static List<Token> Annotate(List<Token> tokens, Council council)
    {
        Council? last = null;
        var lastEnd = -1;
        return Grammar.Merge(tokens, TokenKind.Case, (all, at) =>
        {
            if ((Read(all, at, council) ?? Trailed(all, at)) is { } found)
            {
                (last, lastEnd) = (found.Reference.Council, found.Next);
                return (found.Reference, found.Next);
            }

            // "SOM-104233, 104299 and 104300": the later ones are of the same kind.
            if (last is not null && at == lastEnd && all[at] is { Kind: TokenKind.Mark, Text: "," or "&" or "/" or "+" } or { Kind: TokenKind.Word, Text: "and" })
            {
                lastEnd = at + 1;
            }
            else if (last is not null && at == lastEnd && all[at].Kind == TokenKind.Number && all[at].Text.Length is >= 5 and <= 7 && NotMeasured(all, at + 1)
                && CaseReference.TryCreate(last, all[at].Text, out var further))
            {
                lastEnd = at + 1;
                return (further, at + 1);
            }

            return null;
        });
    }

    /// <summary>Marks long numbers that the words before them say are something else.</summary>
    public static List<Token> AnnotateOthers(List<Token> tokens) => Grammar.Merge(tokens, TokenKind.OtherNumber, static (all, at) =>
    {
        if (all[at].Kind is not (TokenKind.Number or TokenKind.OtherNumber))
        {
            return null;
        }

        // Groups of digits with spaces: a telephone or NHS number.
        var (next, digits) = (at, 0);
        while (next < all.Count && all[next].Kind is TokenKind.Number or TokenKind.OtherNumber && !all[next].Text.Contains('.', StringComparison.Ordinal) && digits < 14)
        {
            digits += all[next].Text.Length;
            next++;
            if (next + 1 < all.Count && all[next].Is("-") && all[next + 1].Kind == TokenKind.Number)
            {
                next++;
            }
        }

        if (digits >= 10)
        {
            return (new object(), next);
        }

        return all[at].Text.Length >= 4 && all[at].Text.All(char.IsAsciiDigit) && SaysForeign(all, at) ? (new object(), at + 1) : null;
    });

    /// <summary>A reference that only a label such as "ref:" says is one, when nothing better stands in a text.</summary>
    public static CaseReference? Labelled(List<Token> tokens, Council council)
    {
        for (var at = 0; at + 1 < tokens.Count; at++)
        {
            if (!tokens.IsAt(at, Labels) || tokens.IsAt(at - 1, Foreign))
            {
                continue;
            }

            var next = at + 1;
            while (tokens.IsAt(next, Between))
            {
                next++;
            }

            if (next < tokens.Count && tokens[next].Kind == TokenKind.Number && tokens[next].Text.Length is >= 5 and <= 7 && CaseReference.TryCreate(council, tokens[next].Text, out var reference))
            {
                return reference;
            }
        }

        return null;
    }

    /// <summary>The only number of a text's length of reference that nothing else is said of: "Mr Example 106640", for a person to see.</summary>
    public static CaseReference? Bare(IEnumerable<Token> tokens, Council council)
    {
        var length = council == Council.Somerset ? SomersetDigits : OtherDigits;
        var numbers = tokens.Where(token => token is { Kind: TokenKind.Number, Value: null } && token.Text.Length == length && token.Text.All(char.IsAsciiDigit)).Select(token => token.Text).Distinct().ToList();
        return numbers is [var only] && CaseReference.TryCreate(council, only, out var reference) ? reference : null;
    }

    /// <summary>Whether a bare number is long enough to be nothing but a case, and nothing is joined to it: of an unknown kind is "\u0421\u041E\u041C-104245", and five digits may be anything.</summary>
    public static bool StandsByItself(IReadOnlyList<Token> tokens, CaseReference bare) =>
        bare.Number.Length >= SomersetDigits && !Enumerable.Range(1, tokens.Count).Any(at => at < tokens.Count && tokens[at].Text == bare.Number && (tokens[at - 1].Is("-") || (tokens[at - 1].Kind == TokenKind.Word && !Ascii.IsValid(tokens[at - 1].Text))));

    // "104655 Eclipse no.", "103344 (SOM)", "107126 in Eclipse"
    private static (CaseReference Reference, int Next)? Trailed(List<Token> tokens, int at)
    {
        var next = tokens.IsAt(at + 1, "(") || tokens.IsAt(at + 1, "in") || tokens.IsAt(at + 1, "on") ? at + 2 : at + 1;
        if (tokens[at].Kind != TokenKind.Number || tokens[at].Text.Length < OtherDigits || next >= tokens.Count || System(tokens[next]) is not { } of)
        {
            return null;
        }

        next++;
        while (tokens.IsAt(next, Labels))
        {
            next++;
        }

        // In "104233, SOM-104299" the name belongs to the other number.
        var after = tokens.IsAt(next, "-") ? next + 1 : next;
        return !(after < tokens.Count && tokens[after].Kind == TokenKind.Number) && CaseReference.TryCreate(of, tokens[at].Text, out var reference) ? (reference, next) : null;
    }

    private static Council? System(Token token) => token.Kind != TokenKind.Word ? null : token.Text switch
    {
        "som" or "s0m" or "eclipse" => Council.Somerset,
        "cro" or "las" or "liquidlogic" => Council.Croydon,
        "med" or "mosaic" => Council.Medway,
        _ => null,
    };

    private static (CaseReference Reference, int Next)? Read(List<Token> tokens, int at, Council council)
    {
        if (tokens[at].Kind != TokenKind.Word)
        {
            return null;
        }

        var owned = Owned.Contains(tokens[at].Text) && (tokens[at].Text == "case" || tokens.IsAt(at + 1, Labels)) && !tokens.IsAt(at - 1, "our");
        var next = at + 1;
        if ((System(tokens[at]) ?? (owned ? council : null)) is not { } of)
        {
            return null;
        }

        for (var skipped = 0; skipped < 4 && tokens.IsAt(next, Between); skipped++)
        {
            next++;
        }

        // "Case 14 hours" counts hours; nobody's hours have five digits, so that "SOM-104233 hours" is a heading.
        if (next >= tokens.Count || tokens[next].Kind is not (TokenKind.Number or TokenKind.NumericDate) || (tokens[next].Text.Length < OtherDigits && !NotMeasured(tokens, next + 1)))
        {
            return null;
        }

        var digits = tokens[next].Text;
        // "SOM 104 233"
        if (digits.Length == 3 && next + 1 < tokens.Count && tokens[next + 1] is { Kind: TokenKind.Number, Text.Length: 3 })
        {
            next++;
            digits += tokens[next].Text;
        }

        return digits.All(char.IsAsciiDigit) && CaseReference.TryCreate(of, digits, out var reference) ? (reference, next + 1) : null;
    }

    private static bool NotMeasured(List<Token> tokens, int at) => !tokens.IsAt(at, Measures);

    private static bool SaysForeign(List<Token> tokens, int at)
    {
        for (var back = at - 1; back >= 0 && back >= at - 3; back--)
        {
            if (tokens.IsAt(back, Foreign))
            {
                return true;
            }

            if (!tokens.IsAt(back, Between) && !tokens[back].Is("+"))
            {
                return false;
            }
        }

        return false;
    }

    private static readonly HashSet<string> Measures = new(StringComparer.Ordinal) { "hours", "hrs", "hour", "mins", "minutes", "pounds", "%", "pw" };
}
