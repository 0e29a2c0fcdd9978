using CareFunctions.Core.Procedures;
using CareFunctions.Core.Rulebooks;
using CareFunctions.Core.Worklists;
using NodaTime;
using NodaTime.Text;

namespace CareFunctions.Core.Tests.Procedures;

/// <summary>One run of a file of scripted runs. The form is described in Runs/README.md.</summary>
internal sealed class ScriptedRun(string file, int line, string name)
{
    public string Title => $"{file}({line}): {name}";

    /// <summary>The document, file and name, without the line, which moves.</summary>
    public string Name => $"{Document}/{file}: {name}";

    public string Document { get; init; } = "";

    public string Council { get; private set; } = "";

    public string Procedure { get; private set; } = "";

    public string Service { get; private set; } = "";

    public RequestKind Request { get; private set; } = RequestKind.Source;

    public Requester From { get; private set; } = Requester.Worker;

    public Urgency Urgency { get; private set; }

    public LocalDate Today { get; private set; } = new(2026, 11, 23);

    public string? RequestedBy { get; private set; }

    public List<string> Flags { get; } = [];

    public List<EvidenceOnFile> Evidence { get; } = [];

    public Dictionary<string, string> Values { get; } = [];

    public List<(string Kind, string Step, StepResult Result)> Answers { get; } = [];

    public List<string[]> Expected { get; } = [];

    public string Outcome { get; private set; } = ProcedureResult.Completed;

    /// <summary>Every run of a file's text.</summary>
    public static IReadOnlyList<ScriptedRun> Read(string file, string document, string text)
    {
        var runs = new List<ScriptedRun>();
        var number = 0;
        foreach (var raw in text.ReplaceLineEndings("\n").Split('\n'))
        {
            number++;
            var written = Uncommented(raw).Trim();
            if (written.Length == 0)
            {
                continue;
            }

            var colon = written.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0)
            {
                throw new FormatException($"{file}({number}): a line is a word, a colon and what it says.");
            }

            var (key, said) = (written[..colon].Trim(), written[(colon + 1)..].Trim());
            if (key == "run")
            {
                runs.Add(new ScriptedRun(file, number, said) { Document = document, Council = document is "general" or "carers" ? "somerset" : document });
            }
            else if (runs.Count == 0)
            {
                throw new FormatException($"{file}({number}): a run starts with its name, as in 'run: a provider is found'.");
            }
            else
            {
                try
                {
                    runs[^1].Take(key, said);
                }
                catch (Exception fault) when (fault is FormatException or ArgumentException)
                {
                    throw new FormatException($"{file}({number}): {fault.Message}", fault);
                }
            }
        }

        return runs;
    }

    /// <summary>What the procedure starts with.</summary>
    public ProcedureStart Start(Rulebook rulebook, ProcedureBook book) => new(
        SampleCase.Of(rulebook.Council), Service, Request, "Operational Team", ProcedurePlanning.Plan(rulebook, book, Procedure, Service), Values, Flags, Evidence,
        Urgency, From, RequestedBy);

    private void Take(string key, string said)
    {
        switch (key)
        {
            case "procedure":
                Procedure = said;
                break;
            case "council":
                Council = said;
                break;
            case "service":
                Service = said;
                break;
            case "request":
                Request = Word<RequestKind>(said);
                break;
            case "from":
                From = Word<Requester>(said);
                break;
            case "urgency":
                Urgency = Word<Urgency>(said);
                break;
            case "today":
                Today = LocalDatePattern.Iso.Parse(said).GetValueOrThrow();
                break;
            case "requestedBy":
                RequestedBy = said;
                break;
            case "flags":
                Flags.AddRange(Listed(said));
                break;
            case "evidence":
                Evidence.AddRange(Listed(said).Select(one => one.Split('=') is [var kind, var status]
                    ? new EvidenceOnFile(kind, Today, Word<EvidenceStatus>(status))
                    : new EvidenceOnFile(one, Today)));
                break;
            case "values":
                foreach (var (name, value) in Pairs(Words(said)))
                {
                    Values[name] = value;
                }

                break;
            case "expect":
                Expected.AddRange(Listed(said).Select(one => one.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
                break;
            case "outcome":
                Outcome = said;
                break;
            default:
                Answer(key, said);
                break;
        }
    }

    private void Answer(string key, string said)
    {
        if (key.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [("answer" or "clock" or "increase") and var kind, var step])
        {
            throw new FormatException($"'{key}' is no word of a run. See Runs/README.md.");
        }

        var words = Words(said);
        var values = Pairs(words.Skip(1)).ToDictionary(one => one.Name, one => one.Value);
        var lastDay = values.TryGetValue("lastDay", out var text) ? LocalDatePattern.Iso.Parse(text).GetValueOrThrow() : (LocalDate?)null;
        var by = kind == "answer" ? new DecidedBy($"person-{step}", "A. Person", "role", "As the script says.") : null;
        Answers.Add((kind, step, new StepResult(words[0], values, by, lastDay)));
    }

    private static string Uncommented(string line)
    {
        var hash = line.IndexOf('#', StringComparison.Ordinal);
        return hash == 0 || (hash > 0 && line[hash - 1] == ' ') ? line[..hash] : line;
    }

    private static string[] Listed(string said) => said.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static TEnum Word<TEnum>(string said)
        where TEnum : struct, Enum =>
        Enum.GetValues<TEnum>().Where(one => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(one.ToString()) == said).Cast<TEnum?>().FirstOrDefault()
        ?? throw new FormatException($"'{said}' is none of {string.Join(", ", Enum.GetNames<TEnum>().Select(System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName))}.");

    private static IEnumerable<(string Name, string Value)> Pairs(IEnumerable<string> words) => words.Select(word =>
        word.IndexOf('=', StringComparison.Ordinal) is > 0 and var at
            ? (word[..at], word[(at + 1)..])
            : throw new FormatException($"'{word}' is not name=value."));

    // Words at spaces, but for those between quotes.
    private static List<string> Words(string said)
    {
        var words = new List<string>();
        var word = new System.Text.StringBuilder();
        var quoted = false;
        foreach (var character in said + " ")
        {
            if (character == '"')
            {
                quoted = !quoted;
            }
            else if (character == ' ' && !quoted)
            {
                if (word.Length > 0)
                {
                    words.Add(word.ToString());
                    word.Clear();
                }
            }
            else
            {
                word.Append(character);
            }
        }

        return words.Count > 0 ? words : throw new FormatException("An answer gives an outcome.");
    }
}
