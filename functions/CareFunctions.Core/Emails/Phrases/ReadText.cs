using CareFunctions.Core.Councils;
using CareFunctions.Core.Emails.Language;
using NodaTime;

namespace CareFunctions.Core.Emails.Phrases;

/// <summary>A text cut into words, with what the grammars recognise in it put together.</summary>
/// <param name="Text">The text, evened out.</param>
/// <param name="Tokens">Its tokens, without marks.</param>
internal sealed record ReadText(string Text, List<Token> Tokens)
{
    private const int LongestExcerpt = 160;

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text, evened out line by line.</param>
    /// <param name="council">The council whose references numbers are.</param>
    /// <param name="received">The day it was received in London.</param>
    /// <param name="spelling">The table that knows the common misspellings.</param>
    public static ReadText Of(string text, Council council, LocalDate received, PhraseTable spelling)
    {
        var tokens = Tokenizer.Of(text);
        spelling.Correct(tokens);
        tokens = CaseReferences.Annotate(tokens, council);
        tokens = Hours.Annotate(Money.Annotate(CaseReferences.AnnotateOthers(tokens)));
        tokens = new Dates(received).Annotate(tokens);
        var words = new List<Token>(tokens.Count);
        var clause = false;
        foreach (var token in tokens)
        {
            if (token.Kind == TokenKind.Mark && token.Text is not ("~" or "%"))
            {
                clause |= token.Text is "," or "-" or "(" or ")" or "|" or ":";
            }
            else
            {
                token.NewClause = clause;
                clause = false;
                words.Add(token);
            }
        }

        return new ReadText(text, words);
    }

    /// <summary>The words from one token to another, at most 160 characters.</summary>
    public string Excerpt(int first, int last)
    {
        var (start, end) = (Tokens[first].Start, Tokens[last].End);
        return Text[start..Math.Min(end, start + LongestExcerpt)].Replace('\n', ' ');
    }

    /// <summary>The first token of the sentence that a token is in.</summary>
    /// <param name="at">The token.</param>
    /// <param name="reach">How far back to look at most.</param>
    public int SentenceStart(int at, int reach = int.MaxValue)
    {
        var first = Math.Max(0, (long)at - reach);
        while (at > first && Tokens[at - 1].Kind != TokenKind.Break)
        {
            at--;
        }

        return at;
    }
}
