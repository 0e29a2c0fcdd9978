using CareFunctions.Core.Emails.Language;
using CareFunctions.Core.Emails.Words;

namespace CareFunctions.Core.Emails.Roles;

/// <summary>What is observed of the words that raise a doubt, for the weights that say whether it is one: "if the family agree" is, "she chokes if she is rushed" is not.</summary>
internal static class DoubtRoles
{
    /// <summary>Words that a person must see, and words that do no harm.</summary>
    public static readonly IReadOnlyList<string> Names = ["harmless", "doubt"];

    private const int MostFeatures = 300;
    private const int LongestSaid = 5;

    /// <summary>What is observed of each.</summary>
    /// <param name="draft">The message, with its doubts.</param>
    public static List<(RaisedDoubt Doubt, HashSet<string> Features)> Observed(Draft draft) => draft.Raised.Count > RoleContext.MostValues ? [] : [.. draft.Raised.Select(one => (one, Features(draft, one)))];

    private static HashSet<string> Features(Draft draft, RaisedDoubt one)
    {
        var (text, tokens) = (one.Text, one.Text.Tokens);
        var features = new HashSet<string>(MostFeatures, StringComparer.Ordinal) { "always" };
        RoleContext.Add(text, one.First, one.Last, TokenKind.Case, features);
        features.Add("said " + string.Join(' ', Enumerable.Range(one.First, Math.Min(LongestSaid, one.Last - one.First + 1)).Select(at => WordFeatures.Word(tokens[at]))));
        for (var at = one.First; at <= Math.Min(one.Last, one.First + LongestSaid); at++)
        {
            features.Add("in " + WordFeatures.Word(tokens[at]));
        }

        var (first, last) = text.Sentence(one.First);
        var kinds = Enumerable.Range(first, last - first + 1).Select(at => tokens[at].Kind).ToHashSet();
        features.Add("opens " + WordFeatures.Word(tokens[first]));
        features.Add($"opens {WordFeatures.Word(tokens[first])} {(first < last ? WordFeatures.Word(tokens[first + 1]) : "^")}");
        features.Add("asks " + (last + 1 < tokens.Count && tokens[last + 1].Text == "?"));
        features.Add("holds " + string.Join(' ', Values.Where(kinds.Contains)));
        features.Add($"speaks {draft.Speaks(text, one.First, sentence: false)} {draft.Speaks(text, one.First, sentence: true)}");
        features.Add("where " + (text == draft.Subject ? "subject" : first == 0 ? "first" : last >= tokens.Count - 2 ? "last" : first < tokens.Count / 2 ? "early" : "late"));
        for (var at = first; at <= last; at++)
        {
            features.Add("beside " + WordFeatures.Word(tokens[at]));
        }

        foreach (var feature in features.ToList())
        {
            features.Add(one.Code + " " + feature);
        }

        features.Add(draft.Intents.Intent + " " + one.Code);
        features.Add($"doubts {Math.Min(4, draft.Raised.Count)}");
        return features;
    }

    private static readonly TokenKind[] Values = [TokenKind.Date, TokenKind.Hours, TokenKind.Case, TokenKind.Money];
}
