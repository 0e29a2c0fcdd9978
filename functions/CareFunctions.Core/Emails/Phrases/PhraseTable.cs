using System.Collections.Frozen;
using CareFunctions.Core.Emails.Language;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace CareFunctions.Core.Emails.Phrases;

/// <summary>The table of what people write: <c>phrases.yaml</c>, with the examples that hold it.</summary>
internal sealed class PhraseTable
{
    private readonly FrozenDictionary<string, PhraseRow[]> byFirst;
    private readonly FrozenDictionary<string, string> spelling;

    // A number for each word and slot that some phrase cannot do without, and those that each row needs one of.
    private readonly FrozenDictionary<string, int> needed;
    private readonly int[][][] needs;

    private PhraseTable(PhraseFile file)
    {
        var classes = file.Words.ToDictionary(one => one.Key, one => one.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        Classes = classes;
        spelling = file.Spelling.SelectMany(one => one.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(wrong => (wrong, one.Key)))
            .ToFrozenDictionary(one => one.wrong, one => one.Key, StringComparer.Ordinal);
        Layout = new Layout(file.Layout);
        Supersedes = file.Supersedes.ToDictionary(one => Intent(one.Key), one => one.Value.Select(Intent).ToHashSet());
        DoubtSentences = file.Doubts.ToDictionary(one => one.Key, one => one.Value.Sentence, StringComparer.Ordinal);
        DoubtReach = file.Doubts.ToDictionary(one => one.Key, one => one.Value.Where is "clause" or "sentence" or "anywhere" ? one.Value.Where : throw new FormatException(one.Key + ": where?"), StringComparer.Ordinal);
        Outweighed = file.Doubts.Where(one => one.Value.Outweighed).Select(one => one.Key).ToFrozenSet(StringComparer.Ordinal);
        Rows = [.. Read(file, classes).Select((row, index) => row with { Index = index })];
        byFirst = Rows.SelectMany(row => row.Phrase.Firsts().Select(first => (first, row))).GroupBy(one => one.first, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.Select(one => one.row).Distinct().ToArray(), StringComparer.Ordinal);
        needed = Rows.SelectMany(NeedsOf).SelectMany(words => words).Distinct(StringComparer.Ordinal).Select((word, number) => (word, number)).ToFrozenDictionary(one => one.word, one => one.number, StringComparer.Ordinal);
        needs = [.. Rows.Select(row => NeedsOf(row).Select(words => words.Select(word => needed[word]).ToArray()).ToArray())];
    }

    /// <summary>The table that the application carries.</summary>
    public static PhraseTable Own { get; } = Load();

    /// <summary>Every row, in the order of the file.</summary>
    public IReadOnlyList<PhraseRow> Rows { get; }

    /// <summary>The classes of words, by their names.</summary>
    public IReadOnlyDictionary<string, HashSet<string>> Classes { get; }

    /// <summary>How messages are laid out.</summary>
    public Layout Layout { get; }

    /// <summary>Which intents an intent takes the place of when both are said: a hold's extension is also a hold.</summary>
    public IReadOnlyDictionary<EmailIntent, HashSet<EmailIntent>> Supersedes { get; }

    /// <summary>What each doubt means, by its code.</summary>
    public IReadOnlyDictionary<string, string> DoubtSentences { get; }

    /// <summary>The doubts that count only in a clause or a sentence that says something of what the message was read as saying.</summary>
    public IReadOnlyDictionary<string, string> DoubtReach { get; }

    /// <summary>The doubts that all the words of a message together can outweigh.</summary>
    public FrozenSet<string> Outweighed { get; }

    /// <summary>Corrects the common misspellings that the table lists.</summary>
    public void Correct(List<Token> tokens)
    {
        for (var at = 0; at < tokens.Count; at++)
        {
            if (tokens[at].Kind == TokenKind.Word && spelling.TryGetValue(tokens[at].Text, out var right))
            {
                tokens[at] = tokens[at] with { Text = right };
            }
            else if (tokens.IsAt(at, "no") && (at + 1 < tokens.Count && tokens[at + 1].Is(".") ? at + 2 : at + 1) is var next && next < tokens.Count && tokens[next].Kind is TokenKind.Number or TokenKind.OtherNumber)
            {
                // "at No. 30" denies nothing.
                tokens[at] = tokens[at] with { Text = "number" };
            }
        }
    }

    /// <summary>Finds every row in a text. Time grows linearly with the text.</summary>
    public List<Finding> Find(ReadText text)
    {
        var found = new List<Finding>();
        var said = new List<int>();
        if (text.Tokens.Count == 0)
        {
            return found;
        }

        // One past the last token of each row's last finding; -1 for a row that the text cannot hold.
        var ends = new int[Rows.Count];
        var looked = new bool[Rows.Count];
        var vocabulary = Vocabulary(text);
        for (var at = 0; at < text.Tokens.Count; at++)
        {
            var token = text.Tokens[at];
            if (token.Kind == TokenKind.Break)
            {
                continue;
            }

            var first = Phrase.SlotOf(token);
            if (first is null || token.Kind == TokenKind.Number)
            {
                Try(token.Text, at);
            }

            if (first is not null)
            {
                Try(first, at);
                if (token.Value is StatedHours { Sign: not 0 } hours)
                {
                    Try(hours.Sign > 0 ? "{more}" : "{less}", at);
                }

                if (token.Value is StatedMoney { Basis: "week" })
                {
                    Try("{weekly}", at);
                }
            }
        }

        return found;

        bool Possible(PhraseRow row)
        {
            if (!looked[row.Index])
            {
                looked[row.Index] = true;
                ends[row.Index] = 0;
                foreach (var words in needs[row.Index])
                {
                    if (!Array.Exists(words, word => vocabulary[word]))
                    {
                        ends[row.Index] = -1;
                        break;
                    }
                }
            }

            return ends[row.Index] >= 0;
        }

        void Try(string first, int at)
        {
            if (!byFirst.TryGetValue(first, out var rows))
            {
                return;
            }

            foreach (var row in rows)
            {
                // Most rows need a word that the text does not have at all. One finding of a row does not start inside another.
                if (Possible(row) && at >= ends[row.Index] && row.Phrase.Match(text.Tokens, at, said))
                {
                    ends[row.Index] = said[^1] + 1;
                    List<int> whole = [.. said];
                    if (row.With.All(other => Beside(text, at, other, said, whole)))
                    {
                        whole.Sort();
                        found.Add(new Finding(row, text, whole));
                    }
                }
            }
        }
    }

    private static IEnumerable<IReadOnlyList<string>> NeedsOf(PhraseRow row) => row.With.Prepend(row.Phrase).SelectMany(phrase => phrase.Needs);

    // Which of the words and slots that phrases need a text has.
    private bool[] Vocabulary(ReadText text)
    {
        var vocabulary = new bool[needed.Count];
        foreach (var token in text.Tokens)
        {
            Add(token.Text);
            if (Phrase.SlotOf(token) is { } slot)
            {
                Add(slot);
            }

            if (token.Value is StatedHours { Sign: not 0 } hours)
            {
                Add(hours.Sign > 0 ? "{more}" : "{less}");
            }

            if (token.Value is StatedMoney { Basis: "week" })
            {
                Add("{weekly}");
            }
        }

        return vocabulary;

        void Add(string word)
        {
            if (needed.TryGetValue(word, out var number))
            {
                vocabulary[number] = true;
            }
        }
    }

    // In the same sentence, near enough for the work to stay linear.
    private static bool Beside(ReadText text, int at, Phrase phrase, List<int> said, List<int> whole)
    {
        for (var start = Math.Max(text.SentenceStart(at), at - Nearby); start < text.Tokens.Count && start < at + Nearby && (start <= at || text.Tokens[start].Kind != TokenKind.Break); start++)
        {
            if (text.Tokens[start].Kind != TokenKind.Break && phrase.MayStart(text.Tokens[start]) && phrase.Match(text.Tokens, start, said) && !said.Exists(whole.Contains))
            {
                whole.AddRange(said);
                return true;
            }
        }

        return false;
    }

    private const int Nearby = 30;

    private static PhraseTable Load()
    {
        var name = typeof(PhraseTable).Assembly.GetManifestResourceNames().Where(one => one.StartsWith("CareFunctions.Core.Emails.", StringComparison.Ordinal) && one.EndsWith(".yaml", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
        var deserializer = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build();
        var whole = new PhraseFile();
        foreach (var one in name)
        {
            using var stream = typeof(PhraseTable).Assembly.GetManifestResourceStream(one)!;
            using var reader = new StreamReader(stream);
            whole.Add(deserializer.Deserialize<PhraseFile>(reader));
        }

        return new PhraseTable(whole);
    }

    private static IEnumerable<PhraseRow> Read(PhraseFile file, Dictionary<string, HashSet<string>> classes)
    {
        foreach (var (group, rows) in Groups(file))
        {
            foreach (var row in rows)
            {
                var parts = row.Say.Split("&&").Select(part => Phrase.Parse(part, classes)).ToList();
                yield return new PhraseRow(group, row.Say, parts[0], [.. parts.Skip(1)], [.. row.In.Select(Intent)], row.Like, row.Unlike);
            }
        }
    }

    private static IEnumerable<(string Group, List<PhraseFile.Row> Rows)> Groups(PhraseFile file)
    {
        yield return ("passed-over", file.PassedOver);
        yield return ("context", file.Context);
        yield return ("asking", file.Asking);
        yield return ("hold-longer", file.Longer);
        yield return ("asked", file.Asked);
        foreach (var (intent, rows) in file.Intents)
        {
            if (intent is not ("change-request" or "taken-back"))
            {
                _ = Intent(intent);
            }

            yield return ("intent/" + intent + "/strong", rows.Strong);
            yield return ("intent/" + intent + "/fair", rows.Fair);
            yield return ("intent/" + intent + "/weak", rows.Weak);
        }

        foreach (var (field, rows) in file.Fields)
        {
            yield return ("field/" + field, rows);
        }

        foreach (var (code, doubt) in file.Doubts)
        {
            yield return ("doubt/" + code, doubt.Rows);
        }
    }

    private static EmailIntent Intent(string kebab) =>
        Enum.GetValues<EmailIntent>().Single(intent => Kebab(intent) == kebab);

    /// <summary>An intent's name as contracts write it.</summary>
    public static string Kebab(EmailIntent intent) => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(intent.ToString());
}
