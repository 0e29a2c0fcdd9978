using CareFunctions.Core.Emails.Language;
using CareFunctions.Core.Emails.Phrases;
using NodaTime;

namespace CareFunctions.Core.Emails.Words;

/// <summary>What is observed of a message's words: each word, and each with the one or two before it. In place of days, hours, sums and references stands what they are, so that no
/// weight is about a person or a case.</summary>
internal static class WordFeatures
{
    // What a message is about it says early; a long one says the rest of other things.
    private const int MostWords = 220;

    // In days: what happened before, or will after, is hardly what a message is for.
    private const int LongAgo = 14;
    private const int FarAhead = 42;

    private const int LongestRoot = 5;
    private const int ShortestPlural = 3;

    /// <summary>The features of a message.</summary>
    /// <param name="draft">The message.</param>
    /// <param name="sender">Who plausibly sent it.</param>
    /// <param name="withPhrases">Whether the phrases that the table found count as well.</param>
    public static IReadOnlyCollection<string> Of(Draft draft, EmailSenderRole sender, bool withPhrases = true)
    {
        var features = new HashSet<string>(StringComparer.Ordinal) { "always", "from:" + sender };
        Add(draft.Subject, draft.SubjectIsOld ? "old " : "subject ", features);
        Add(draft.Body, "", features);
        if (draft.Quoted is { } quoted)
        {
            Add(quoted, "quoted ", features);
            features.UnionWith(draft.QuotedFindings.Where(one => one.Row.Group.StartsWith("intent/", StringComparison.Ordinal) || one.Row.Group == "hold-longer").Select(one => "quoted:" + one.Row.Group));
        }

        AddWhen(draft, features);
        AddDirection(draft, features);
        if (withPhrases)
        {
            AddPhrases(draft, features);
        }

        return features;
    }

    // "Since Monday last" tells of what is done where "from Monday next" asks for it.
    private static void AddWhen(Draft draft, HashSet<string> features)
    {
        var (before, last) = ("^", "^");
        foreach (var token in draft.Body.Tokens)
        {
            if (token.Value is StatedDay day)
            {
                var when = When(day, draft.Received);
                features.Add("when " + when);
                features.Add($"{last} when {when}");
                features.Add($"{before} {last} when {when}");
            }

            (before, last) = (last, Word(token));
        }
    }

    private static string When(StatedDay day, LocalDate received) => day switch
    {
        { Ahead: null, Behind: null } => "none",
        { Ahead: { } ahead, Behind: { } behind } when ahead == behind => Period.DaysBetween(received, ahead) switch { < -LongAgo => "long ago", < 0 => "past", 0 => "today", <= FarAhead => "ahead", _ => "far" },
        _ => "either",
    };

    // "5 where she's had 8.5": more or less, whatever it is called.
    private static void AddDirection(Draft draft, HashSet<string> features)
    {
        var hours = draft.Body.Tokens.Select(token => token.Value).OfType<StatedHours>().Select(one => one.Weekly).OfType<decimal>().Distinct().Take(3).ToList();
        if (hours.Count > 1)
        {
            features.Add("hours go " + (hours[1] > hours[0] ? "up" : "down"));
            features.Add($"{hours.Count} hours go {(hours[1] > hours[0] ? "up" : "down")}");
        }
    }

    // What the table makes of the message is worth more than any word; how much, is learned too.
    private static void AddPhrases(Draft draft, HashSet<string> features)
    {
        features.Add($"phrases:{draft.Intents.Intent}{(draft.Intents.Strong ? " clearly" : "")}");
        features.UnionWith(draft.Intents.Others.Select(other => "phrases too:" + other));
        foreach (var finding in draft.Findings.Where(one => !draft.SubjectIsOld || one.Text == draft.Body))
        {
            features.Add((FindingContext.Negated(finding) ? "not:" : FindingContext.Conditional(finding) ? "if:" : "phrase:") + finding.Row.Group);
        }

        features.Add("cases:" + Math.Min(2, draft.References.Count));
        features.Add("days:" + Count(draft, TokenKind.Date));
        features.Add("hours:" + Count(draft, TokenKind.Hours));
        features.Add("length:" + Math.Min(6, (int)Math.Log2(1 + draft.Body.Tokens.Count)));
    }

    private static int Count(Draft draft, TokenKind kind) => Math.Min(3, draft.Texts.Sum(text => text.Tokens.Count(token => token.Kind == kind)));

    private static void Add(ReadText text, string prefix, HashSet<string> features)
    {
        var (before, last, root) = ("^", "^", "^");
        foreach (var token in text.Tokens.Take(MostWords))
        {
            var word = Word(token);
            features.Add(prefix + word);
            features.Add($"{prefix}{last} {word}");
            if (prefix.Length == 0)
            {
                features.Add($"{before} {last} {word}");
            }

            var (lastRoot, lastInflected) = (root, root != last);
            root = Root(word);
            if (root != word)
            {
                features.Add($"{prefix}~{root}");
            }

            if (root != word || lastInflected)
            {
                features.Add($"{prefix}~{lastRoot} {root}");
            }

            (before, last) = (last, word);
        }
    }

    // "Extend", "extended" and "extension" begin alike.
    private static string Root(string word) => word.Length > LongestRoot && char.IsLetter(word[0]) ? word[..LongestRoot] : word.Length > ShortestPlural && word[^1] == 's' ? word[..^1] : word;

    /// <summary>What a token is told by.</summary>
    public static string Word(Token token) => token.Kind switch
    {
        TokenKind.Word => token.Text,
        TokenKind.Date => "<day>",
        TokenKind.Hours => token.Value is StatedHours { Sign: not 0 } hours ? (hours.Sign > 0 ? "<more>" : "<less>") : "<hours>",
        TokenKind.Money => token.Value is StatedMoney { Basis: "week" } ? "<weekly-sum>" : "<sum>",
        TokenKind.Case => "<case>",
        TokenKind.Time => "<time>",
        TokenKind.Address => "<address>",
        TokenKind.Break => token.Text == "?" ? "?" : ".",
        TokenKind.Number or TokenKind.Ordinal or TokenKind.Pair or TokenKind.NumericDate or TokenKind.OtherNumber => "<number>",
        _ => "<mark>",
    };
}
