namespace CareFunctions.Core.Emails.Language;

/// <summary>What the small grammars share: replacing the tokens that they recognise by one.</summary>
internal static class Grammar
{
    /// <summary>Reads from each token on, and puts one token in the place of those that were recognised.</summary>
    /// <param name="tokens">The tokens.</param>
    /// <param name="kind">The kind of the new token.</param>
    /// <param name="read">What is recognised at a place and the first token after it, or null.</param>
    public static List<Token> Merge(List<Token> tokens, TokenKind kind, Func<List<Token>, int, (object Value, int Next)?> read)
    {
        List<Token>? merged = null;
        for (var at = 0; at < tokens.Count;)
        {
            if (read(tokens, at) is { } found)
            {
                merged ??= [.. tokens.Take(at)];
                merged.Add(new Token(kind, Words(tokens, at, found.Next), tokens[at].Start, tokens[found.Next - 1].End) { Value = found.Value, Glued = tokens[at].Glued });
                at = found.Next;
            }
            else
            {
                merged?.Add(tokens[at]);
                at++;
            }
        }

        return merged ?? tokens;
    }

    /// <summary>The words of some tokens.</summary>
    public static string Words(List<Token> tokens, int from, int to) => string.Join(' ', tokens.Skip(from).Take(to - from).Select(token => token.Text));

    /// <summary>Whether the word stands at a place.</summary>
    public static bool IsAt(this List<Token> tokens, int at, string word) => at >= 0 && at < tokens.Count && tokens[at].Is(word);

    /// <summary>Whether one of the words stands at a place.</summary>
    public static bool IsAt(this List<Token> tokens, int at, HashSet<string> words) =>
        at >= 0 && at < tokens.Count && tokens[at].Kind is (TokenKind.Word or TokenKind.Mark) && words.Contains(tokens[at].Text);
}
