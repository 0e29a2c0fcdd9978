using CareFunctions.Core.Emails.Language;
using CareFunctions.Core.Emails.Phrases;
using CareFunctions.Core.Emails.Words;

namespace CareFunctions.Core.Emails.Roles;

/// <summary>The words around a value, as features: each by its place, each by the side that it stands on, and the nearest together.</summary>
internal static class RoleContext
{
    /// <summary>More values of a kind than these are no email that was learned from: then nothing is observed.</summary>
    public const int MostValues = 24;

    private const int Back = 14;
    private const int On = 10;
    private const int Places = 3;

    /// <summary>Adds what stands around a value.</summary>
    /// <param name="text">The text.</param>
    /// <param name="first">The place of its first token.</param>
    /// <param name="last">The place of its last token.</param>
    /// <param name="kind">The kind of such values: words beyond another one are told apart.</param>
    /// <param name="features">What is observed so far.</param>
    public static void Add(ReadText text, int first, int last, TokenKind kind, HashSet<string> features)
    {
        var before = Side(text, first, -1, Back);
        var after = Side(text, last, 1, On);
        Add("b", before, kind, features);
        Add("a", after, kind, features);
        features.Add($"b1a1 {Word(before, 0)} _ {Word(after, 0)}");
    }

    /// <summary>Adds which doubts the words around a value raise: a day that is hoped for, asked about or still to be confirmed is not stated.</summary>
    /// <param name="draft">The message.</param>
    /// <param name="text">The text.</param>
    /// <param name="at">The place of the value.</param>
    /// <param name="features">What is observed so far.</param>
    public static void AddDoubts(Draft draft, ReadText text, int at, ICollection<string> features)
    {
        var (first, last) = text.Sentence(at);
        var clause = text.Clause(at);
        if (last + 1 < text.Tokens.Count && text.Tokens[last + 1].Text == "?")
        {
            features.Add("asked");
        }

        foreach (var one in draft.Doubtful)
        {
            var code = one.Row.Group;
            features.Add(one.Text != text || one.First < first || one.First > last ? $"{code} elsewhere" : one.First >= clause.First && one.First <= clause.Last ? $"{code} in clause" : $"{code} in sentence");
        }
    }

    private static void Add(string side, List<Token> words, TokenKind kind, HashSet<string> features)
    {
        var (reach, last) = ("", "^");
        for (var place = 0; place < words.Count; place++)
        {
            var word = WordFeatures.Word(words[place]);
            if (place < Places)
            {
                features.Add($"{side}{place + 1} {word}");
            }

            features.Add($"{side}{reach} {word}");
            features.Add($"{side}{reach} {last} {word}");
            reach = words[place].Kind == kind ? " far" : words[place].Kind == TokenKind.Break && reach.Length == 0 ? " over" : reach;
            last = word;
        }

        features.Add($"{side}12 {Word(words, 0)} {Word(words, 1)}");
        features.Add($"{side}123 {Word(words, 0)} {Word(words, 1)} {Word(words, 2)}");
    }

    private static string Word(List<Token> words, int at) => at < words.Count ? WordFeatures.Word(words[at]) : "^";

    // One end of a sentence is looked past.
    private static List<Token> Side(ReadText text, int at, int step, int most)
    {
        var (found, breaks) = (new List<Token>(), 0);
        for (var place = at + step; place >= 0 && place < text.Tokens.Count && found.Count < most && breaks < 2; place += step)
        {
            breaks += text.Tokens[place].Kind == TokenKind.Break ? 1 : 0;
            found.Add(text.Tokens[place]);
        }

        return found;
    }
}
