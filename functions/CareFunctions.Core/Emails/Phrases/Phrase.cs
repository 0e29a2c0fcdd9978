using CareFunctions.Core.Emails.Language;

namespace CareFunctions.Core.Emails.Phrases;

/// <summary>
/// A way of saying something. Written as words with: <c>(a|b c)</c> one of several, <c>word?</c> and <c>(a|b)?</c> perhaps, <c>&lt;class&gt;</c> one of the words that
/// the table lists under that name, <c>{date}</c>, <c>{hours}</c>, <c>{more}</c>, <c>{less}</c>, <c>{money}</c>, <c>{weekly}</c>, <c>{case}</c>, <c>{number}</c> something recognised,
/// <c>..</c> up to three words of any kind and <c>...</c> up to eight, within a sentence. Punctuation inside a sentence is passed over.
/// </summary>
internal sealed class Phrase
{
    private const int ShortGap = 3;
    private const int LongGap = 8;

    // More than any phrase has words, gaps and all.
    private const int Reach = 48;

    private readonly Step[] steps;

    private readonly HashSet<string> firsts;

    private Phrase(Step[] steps, IEnumerable<int> whole)
    {
        this.steps = steps;
        firsts = steps[0].Kind == Kind.End ? [] : [.. StartsOf(0)];
        Needs = steps[0].Kind == Kind.End ? [] : [.. whole.Select(at => StartsOf(at).ToArray())];
    }

    /// <summary>The words and slots that each part which may not be left out can begin with, a slot in braces: a text without one of each cannot hold the phrase.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Needs { get; }

    /// <summary>Whether a match can start with a token; a cheap question before <see cref="Match"/>.</summary>
    public bool MayStart(Token token) => firsts.Count == 0 || SlotOf(token) is not null || firsts.Contains(token.Text);

    private enum Kind
    {
        Word,
        Slot,
        Any,
        Fork,
        Jump,
        End,
    }

    /// <summary>Parses a phrase.</summary>
    /// <param name="say">The phrase as the table writes it.</param>
    /// <param name="classes">The classes of words.</param>
    /// <exception cref="FormatException">It is not well formed, or names a class or slot that does not exist.</exception>
    public static Phrase Parse(string say, IReadOnlyDictionary<string, HashSet<string>> classes)
    {
        var parser = new Parser(say, classes);
        var steps = parser.Whole();
        return new Phrase(steps, parser.Needed);
    }

    /// <summary>The words and slots that a match can start with; a slot is written in braces.</summary>
    /// <exception cref="FormatException">It starts with a gap or can be empty.</exception>
    public IEnumerable<string> Firsts() => firsts.Count > 0 ? firsts : throw new FormatException("A phrase must not start with a gap or be empty.");

    private IEnumerable<string> StartsOf(int start)
    {
        var seen = new HashSet<int>();
        var open = new Stack<int>([start]);
        while (open.TryPop(out var at))
        {
            if (!seen.Add(at))
            {
                continue;
            }

            var step = steps[at];
            switch (step.Kind)
            {
                case Kind.Word:
                    foreach (var word in step.Words!)
                    {
                        yield return word;
                    }

                    break;
                case Kind.Slot:
                    yield return "{" + step.Slot + "}";
                    break;
                case Kind.Fork:
                    open.Push(step.To);
                    open.Push(at + 1);
                    break;
                case Kind.Jump:
                    open.Push(step.To);
                    break;
                default:
                    throw new FormatException("A phrase must not start with a gap or be empty.");
            }
        }
    }

    /// <summary>Matches from a token on.</summary>
    /// <param name="tokens">The tokens, without marks.</param>
    /// <param name="start">Where the match must start.</param>
    /// <param name="said">The places of the words and slots matched, gaps left out; empty when there is no match.</param>
    public bool Match(List<Token> tokens, int start, List<int> said)
    {
        said.Clear();

        // A place tried once in vain is never tried again, so the work is bounded by the size of the phrase.
        Span<ulong> tried = stackalloc ulong[steps.Length];
        tried.Clear();
        return From(0, tokens, start, start, tried, said);
    }

    private bool From(int at, List<Token> tokens, int position, int start, Span<ulong> tried, List<int> said)
    {
        while (true)
        {
            var step = steps[at];
            if (step.Kind == Kind.End)
            {
                return true;
            }

            var offset = position - start;
            if (offset >= Reach || (tried[at] & (1UL << offset)) != 0)
            {
                return false;
            }

            tried[at] |= 1UL << offset;
            switch (step.Kind)
            {
                case Kind.Jump:
                    at = step.To;
                    continue;
                case Kind.Fork:
                    var count = said.Count;
                    if (From(at + 1, tokens, position, start, tried, said))
                    {
                        return true;
                    }

                    said.RemoveRange(count, said.Count - count);
                    at = step.To;
                    continue;
            }

            if (position >= tokens.Count || tokens[position].Kind == TokenKind.Break)
            {
                return false;
            }

            if (step.Kind == Kind.Word ? !(tokens[position].Kind <= TokenKind.Mark && step.Words!.Contains(tokens[position].Text)) : step.Kind == Kind.Slot && !Fills(tokens[position], step.Slot!))
            {
                return false;
            }

            if (step.Kind != Kind.Any)
            {
                said.Add(position);
            }

            at++;
            position++;
        }
    }

    /// <summary>The slots that a token fills, in braces.</summary>
    public static string? SlotOf(Token token) => token.Kind switch
    {
        TokenKind.Date => "{date}",
        TokenKind.Hours => "{hours}",
        TokenKind.Money => "{money}",
        TokenKind.Case => "{case}",
        TokenKind.Number => "{number}",
        _ => null,
    };

    private static bool Fills(Token token, string slot) => slot switch
    {
        "date" => token.Kind == TokenKind.Date,
        "hours" => token.Kind == TokenKind.Hours,
        "more" => token.Value is StatedHours { Sign: > 0 },
        "less" => token.Value is StatedHours { Sign: < 0 },
        "money" => token.Kind == TokenKind.Money,
        "weekly" => token.Value is StatedMoney { Basis: "week" },
        "case" => token.Kind == TokenKind.Case,
        "number" => token.Kind == TokenKind.Number,
        _ => false,
    };

    private readonly record struct Step(Kind Kind, HashSet<string>? Words = null, string? Slot = null, int To = 0);

    private sealed class Parser(string say, IReadOnlyDictionary<string, HashSet<string>> classes)
    {
        private readonly string[] parts = Cut(say);
        private readonly List<Step> steps = [];
        private int at;
        private int depth;

        /// <summary>Where the parts begin that may not be left out.</summary>
        public List<int> Needed { get; } = [];

        public Step[] Whole()
        {
            Alternatives();
            if (at < parts.Length)
            {
                throw new FormatException($"\"{say}\": \"{parts[at]}\" does not belong there.");
            }

            steps.Add(new Step(Kind.End));
            return [.. steps];
        }

        private static string[] Cut(string say) =>
            say.Replace("(", " ( ", StringComparison.Ordinal).Replace(")?", " \u0001 ", StringComparison.Ordinal).Replace(")", " ) ", StringComparison.Ordinal)
                .Replace("\u0001", ")?", StringComparison.Ordinal).Replace("|", " | ", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries);

        private void Alternatives()
        {
            var jumps = new List<int>();
            while (true)
            {
                var fork = steps.Count;
                steps.Add(default);
                Sequence();
                if (at < parts.Length && parts[at] == "|")
                {
                    at++;
                    jumps.Add(steps.Count);
                    steps.Add(default);
                    steps[fork] = new Step(Kind.Fork, To: steps.Count);
                    continue;
                }

                steps[fork] = new Step(Kind.Jump, To: fork + 1);
                break;
            }

            foreach (var jump in jumps)
            {
                steps[jump] = new Step(Kind.Jump, To: steps.Count);
            }
        }

        private void Sequence()
        {
            while (at < parts.Length && parts[at] is not (")" or ")?" or "|"))
            {
                var fork = steps.Count;
                steps.Add(default);
                var part = parts[at++];
                var optional = part.Length > 1 && part[^1] == '?';
                var bare = optional ? part[..^1] : part;
                switch (bare)
                {
                    case "(":
                        depth++;
                        Alternatives();
                        depth--;
                        if (at >= parts.Length || parts[at] == "|")
                        {
                            throw new FormatException($"\"{say}\": a bracket is not closed.");
                        }

                        optional = parts[at++] == ")?";
                        break;
                    case ".." or "...":
                        for (var gap = 0; gap < (bare == ".." ? ShortGap : LongGap); gap++)
                        {
                            // The shortest gap first: leave, or take one more word.
                            steps.Add(new Step(Kind.Fork, To: steps.Count + 2));
                            steps.Add(new Step(Kind.Jump, To: -1));
                            steps.Add(new Step(Kind.Any));
                        }

                        for (var step = fork; step < steps.Count; step++)
                        {
                            if (steps[step] is { Kind: Kind.Jump, To: -1 })
                            {
                                steps[step] = new Step(Kind.Jump, To: steps.Count);
                            }
                        }

                        break;
                    default:
                        steps.Add(Single(bare));
                        break;
                }

                if (depth == 0 && !optional && bare is not (".." or "..."))
                {
                    Needed.Add(fork + 1);
                }

                steps[fork] = optional ? new Step(Kind.Fork, To: steps.Count) : new Step(Kind.Jump, To: fork + 1);
            }
        }

        private Step Single(string part)
        {
            if (part[0] == '<' && part[^1] == '>')
            {
                return classes.TryGetValue(part[1..^1], out var words) ? new Step(Kind.Word, words) : throw new FormatException($"\"{say}\": no words are listed under {part}.");
            }

            if (part[0] == '{' && part[^1] == '}')
            {
                return part is "{date}" or "{hours}" or "{more}" or "{less}" or "{money}" or "{weekly}" or "{case}" or "{number}"
                    ? new Step(Kind.Slot, Slot: part[1..^1])
                    : throw new FormatException($"\"{say}\": there is no {part}.");
            }

            return part.All(character => char.IsLetterOrDigit(character) || character is '\'' or '~' or '%') ? new Step(Kind.Word, [part]) : throw new FormatException($"\"{say}\": \"{part}\" is no word.");
        }
    }
}
