using CareFunctions.Core.Emails.Language;

namespace CareFunctions.Core.Emails.Phrases;

/// <summary>A row of the table found in a text.</summary>
/// <param name="Row">The row.</param>
/// <param name="Text">Where.</param>
/// <param name="Said">The places of its words and slots, gaps left out.</param>
internal sealed record Finding(PhraseRow Row, ReadText Text, IReadOnlyList<int> Said)
{
    /// <summary>The first token.</summary>
    public int First => Said[0];

    /// <summary>The last token.</summary>
    public int Last => Said[^1];

    /// <summary>The recognised things among its words.</summary>
    public IEnumerable<Token> Slots => Said.Select(at => Text.Tokens[at]).Where(token => token.Kind > TokenKind.Address);

    /// <summary>The words from the first to the last, at most 160 characters.</summary>
    public string Words => Text.Excerpt(First, Last);
}
