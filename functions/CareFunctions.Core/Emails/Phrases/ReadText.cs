using CareFunctions.Core.Councils;
using CareFunctions.Core.Emails.Language;
using NodaTime;

namespace CareFunctions.Core.Emails.Phrases;

/// <summary>A text cut into words, with what the grammars recognise in it put together. Equal only to itself: it is a key, and comparing its characters costs their number.</summary>
internal sealed class ReadText
{
    private const int LongestExcerpt = 160;

    // What opens a clause without a mark before it.
    private static readonly HashSet<string> ClauseWords = new(StringComparer.Ordinal) { "because", "as", "so", "since", "due", "but", "although", "though", "who", "whom", "which", "where", "reason", "owing" };

    // Worked out once: a text without any full stop is asked for them at each of its words.
    private readonly (Bounds Sentence, Bounds Clause)[] around;

    private ReadText(string text, List<Token> tokens)
    {
        Text = text;
        Tokens = tokens;
        around = new (Bounds, Bounds)[tokens.Count];
        var (sentence, clause) = (0, 0);
        for (var at = 0; at < tokens.Count; at++)
        {
            var stopped = at > 0 && tokens[at - 1].Kind == TokenKind.Break;
            sentence = stopped ? at : sentence;
            clause = stopped || OpensClause(tokens[at]) ? at : clause;
            around[at] = (new Bounds(sentence, at), new Bounds(clause, at));
        }

        for (var at = tokens.Count - 2; at >= 0; at--)
        {
            var (own, next) = (around[at], around[at + 1]);
            if (tokens[at + 1].Kind != TokenKind.Break)
            {
                around[at] = (own.Sentence with { Last = next.Sentence.Last }, OpensClause(tokens[at + 1]) ? own.Clause : own.Clause with { Last = next.Clause.Last });
            }
        }
    }

    /// <summary>The first and the last token of a part of the text.</summary>
    /// <param name="First">The first.</param>
    /// <param name="Last">The last, inclusive; never the mark that ends a sentence, but for that mark itself.</param>
    public readonly record struct Bounds(int First, int Last);

    /// <summary>The text, evened out.</summary>
    public string Text { get; }

    /// <summary>Its tokens, without marks.</summary>
    public List<Token> Tokens { get; }

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
        tokens = UnitlessHours.Annotate(Hours.Annotate(Money.Annotate(CaseReferences.AnnotateOthers(tokens))));
        tokens = new Dates(received).Annotate(tokens);
        var words = new List<Token>(tokens.Count);
        var clause = false;
        foreach (var token in tokens)
        {
            if (token.Is("="))
            {
                // "30 mins x 7 = 3.5 hours"
                words.Add(token with { Kind = TokenKind.Word, Text = "equals", NewClause = true });
                clause = false;
            }
            else if (token.Kind == TokenKind.Mark && token.Text is not ("~" or "%"))
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
    public int SentenceStart(int at) => around[at].Sentence.First;

    /// <summary>The sentence that a token is in.</summary>
    public Bounds Sentence(int at) => around[at].Sentence;

    /// <summary>The clause that a token is in.</summary>
    public Bounds Clause(int at) => around[at].Clause;

    private static bool OpensClause(Token token) => token.NewClause || ClauseWords.Contains(token.Text);
}
