using System.Text.RegularExpressions;

namespace CareFunctions.Core.Notifications;

/// <summary>
/// How messages of one kind read: data, in a file. It begins with <c>Subject: …</c>, perhaps followed by <c>Bundle: yes</c> (many of one day and
/// recipient become one message), an empty line, and the body. <c>{{name}}</c> stands for a fact. A fact is put in once and never read as
/// a template; a line of the body that is nothing but a placeholder is left out where its fact is empty, with one of the empty lines around it.
/// </summary>
public sealed partial class MessageTemplate
{
    private const string SubjectWord = "Subject:";
    private const string BundleWord = "Bundle:";

    private readonly string _subject;
    private readonly IReadOnlyList<string> _body;

    private MessageTemplate(string name, string subject, bool bundled, IReadOnlyList<string> body) =>
        (Name, _subject, Bundled, _body) = (name, subject, bundled, body);

    /// <summary>The file's name without its ending: the kind of notification.</summary>
    public string Name { get; }

    /// <summary>Whether many of one day and recipient become one message.</summary>
    public bool Bundled { get; }

    /// <summary>Reads a template.</summary>
    /// <param name="name">The file's name without its ending.</param>
    /// <param name="text">The file's text.</param>
    /// <param name="facts">The names that placeholders may have.</param>
    /// <exception cref="MessageTemplateException">It is faulty; every fault is named with its line.</exception>
    public static MessageTemplate Parse(string name, string text, IReadOnlyCollection<string> facts)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(facts);
        string[] lines = text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        var faults = new List<string>();
        var subject = lines[0].StartsWith(SubjectWord, StringComparison.Ordinal) ? lines[0][SubjectWord.Length..].Trim() : "";
        if (subject.Length == 0)
        {
            faults.Add("line 1: a template begins with 'Subject: ' and the subject.");
        }

        var bundled = false;
        var at = 1;
        if (lines.Length > 1 && lines[1].StartsWith(BundleWord, StringComparison.Ordinal))
        {
            var word = lines[1][BundleWord.Length..].Trim();
            bundled = word == "yes";
            if (word is not ("yes" or "no"))
            {
                faults.Add("line 2: 'Bundle:' is yes or no.");
            }

            at = 2;
        }

        if (lines.Length <= at || lines[at].Trim().Length > 0)
        {
            faults.Add($"line {at + 1}: an empty line comes before the body.");
        }

        if (lines.Length <= at + 1)
        {
            faults.Add($"line {at + 2}: there is no body.");
        }

        for (var number = 0; number < lines.Length; number++)
        {
            faults.AddRange(PlaceholderFaults(lines[number], facts).Select(fault => $"line {number + 1}: {fault}"));
        }

        return faults.Count > 0
            ? throw new MessageTemplateException(name, faults)
            : new MessageTemplate(name, subject, bundled, [.. lines.Skip(at + 1)]);
    }

    /// <summary>The message that facts make.</summary>
    /// <param name="facts">The facts by name; one that is missing counts as empty. Each is made fit by <see cref="MessageText"/> before.</param>
    public (string Subject, string Body) Render(IReadOnlyDictionary<string, string> facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        string Fill(string line) => Placeholder().Replace(line, match => facts.GetValueOrDefault(match.Groups["name"].Value, ""));

        var body = new List<string>();
        var leftOut = false;
        foreach (var line in _body)
        {
            var filled = Fill(line);
            leftOut = filled.Length == 0 && (line.Length > 0 || (leftOut && body is [.., ""]));
            if (!leftOut)
            {
                body.Add(filled);
            }
        }

        return (Fill(_subject), string.Join('\n', body));
    }

    private static IEnumerable<string> PlaceholderFaults(string line, IReadOnlyCollection<string> facts)
    {
        foreach (Match match in Placeholder().Matches(line))
        {
            if (!facts.Contains(match.Groups["name"].Value))
            {
                yield return $"there is no fact '{match.Groups["name"].Value}'; facts are {string.Join(", ", facts)}.";
            }
        }

        if (Placeholder().Replace(line, "") is var rest && (rest.Contains("{{", StringComparison.Ordinal) || rest.Contains("}}", StringComparison.Ordinal)))
        {
            yield return "a placeholder is written {{name}}, in lower-case letters.";
        }
    }

    [GeneratedRegex(@"\{\{(?<name>[a-z]+)\}\}")]
    private static partial Regex Placeholder();
}
