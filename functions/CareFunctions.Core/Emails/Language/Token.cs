namespace CareFunctions.Core.Emails.Language;

/// <summary>A word, number or mark of a text, or something that a grammar has recognised in several of them.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its characters; of something recognised, the words it was made of.</param>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="End">Where it ends, exclusive.</param>
internal sealed record Token(TokenKind Kind, string Text, int Start, int End)
{
    /// <summary>The number of a <see cref="TokenKind.Number"/> or <see cref="TokenKind.Ordinal"/>.</summary>
    public decimal Number { get; init; }

    /// <summary>What a grammar recognised.</summary>
    public object? Value { get; init; }

    /// <summary>Whether a comma, a dash or a bracket stands before it.</summary>
    public bool NewClause { get; set; }

    /// <summary>Whether it follows the token before it without a space.</summary>
    public bool Glued { get; init; }

    /// <summary>Whether it is this word.</summary>
    public bool Is(string word) => Text == word && Kind is (TokenKind.Word or TokenKind.Mark);
}
