using System.Globalization;
using CareFunctions.Core.Councils;
using CareFunctions.Core.Emails.Language;
using CareFunctions.Core.Emails.Phrases;
using CareFunctions.Core.Emails.Roles;
using NodaTime;

namespace CareFunctions.Core.Emails;

/// <summary>A reading in the making: what the table finds in a subject and a text, and what has been made of it so far.</summary>
internal sealed class Draft
{
    private const int MostEvidence = 40;

    // Sureness is told in steps of its logarithm.
    private const double Hardly = 1e-9;
    private const double LeastOdds = -4;
    private const double MostOdds = 7;
    private const double StepOfOdds = 0.5;

    private readonly PhraseTable table;
    private readonly Dictionary<ReadText, bool[]> explained = [];
    private readonly Dictionary<ReadText, bool[]> passedOver = [];
    private readonly Dictionary<(ReadText Text, int Sentence), int> firstQuestions = [];
    private readonly HashSet<(ReadText Text, int At)> contexts = [];
    private readonly HashSet<(ReadText Text, int At)> asides = [];

    private Draft(PhraseTable table, ReadText subject, bool subjectIsOld, ReadText body, ReadText? quoted)
    {
        this.table = table;
        Quoted = quoted;
        QuotedFindings = quoted is null ? [] : table.Find(quoted);
        Subject = subject;
        SubjectIsOld = subjectIsOld;
        Body = body;
        foreach (var text in new[] { subject, body })
        {
            explained[text] = new bool[text.Tokens.Count];
            passedOver[text] = new bool[text.Tokens.Count];
            var found = table.Find(text);
            foreach (var courtesy in found.Where(one => one.Row.Group == "passed-over"))
            {
                PassOver(courtesy);
            }

            // What addresses a machine asks a person for nothing.
            var machine = found.Where(one => one.Row.Group == "doubt/machine").Select(one => text.SentenceStart(one.First)).ToHashSet();
            Findings.AddRange(found.Where(one => one.Row.Group != "passed-over" && !one.Said.All(at => passedOver[text][at]) && !Relates(one)
                && (machine.Count == 0 || one.Row.Group.StartsWith("doubt/", StringComparison.Ordinal) || !machine.Contains(text.SentenceStart(one.First)))));
        }

        foreach (var question in Findings.Where(one => one.Row.Group == "doubt/question"))
        {
            var sentence = (question.Text, question.Text.SentenceStart(question.First));
            firstQuestions[sentence] = Math.Min(question.First, firstQuestions.GetValueOrDefault(sentence, int.MaxValue));
        }

        Doubtful = [.. Findings.Where(one => one.Row.Group.StartsWith("doubt/", StringComparison.Ordinal) && (!subjectIsOld || one.Text == body))];
    }

    /// <summary>The subject, without "Re:".</summary>
    public ReadText Subject { get; }

    /// <summary>Whether the subject is that of an older message, so that only its case counts.</summary>
    public bool SubjectIsOld { get; }

    /// <summary>The new text.</summary>
    public ReadText Body { get; }

    /// <summary>The beginning of what it answers; null when it quotes nothing. It tells what the new text is about, and states nothing.</summary>
    public ReadText? Quoted { get; }

    /// <summary>What is found there.</summary>
    public IReadOnlyList<Finding> QuotedFindings { get; }

    /// <summary>Everything found in either, without courtesies.</summary>
    public List<Finding> Findings { get; } = [];

    /// <summary>What is found that may be a doubt.</summary>
    public IReadOnlyList<Finding> Doubtful { get; }

    /// <summary>The texts that say something now.</summary>
    public IEnumerable<ReadText> Texts => SubjectIsOld ? [Body] : [Subject, Body];

    /// <summary>The day it was received in London.</summary>
    public LocalDate Received { get; init; }

    /// <summary>How probable it is that the message is what it was taken for: 0 to 1.</summary>
    public double KindProbable { get; set; } = 1;

    /// <summary>What it wants.</summary>
    public IntentReading Intents { get; set; } = IntentReading.None;

    /// <summary>The cases it names.</summary>
    public List<CaseReference> References { get; } = [];

    /// <summary>Why a person must look.</summary>
    public List<EmailDoubt> Doubts { get; } = [];

    /// <summary>The words that raised doubts.</summary>
    public List<RaisedDoubt> Raised { get; } = [];

    /// <summary>How probable it is that the worst of those words is a doubt: 0 to 1.</summary>
    public double WorstDoubt { get; set; }

    /// <summary>How sure each step of the reading was.</summary>
    public HashSet<string> Signs { get; } = new(StringComparer.Ordinal);

    /// <summary>The words that led to what was found.</summary>
    public List<EmailEvidence> Evidence { get; } = [];

    /// <summary>Reads what a message wants and which cases it names.</summary>
    public static Draft Of(PhraseTable table, ReadText subject, bool subjectIsOld, ReadText body, ReadText? quoted, EmailSenderRole sender, LocalDate received)
    {
        var draft = new Draft(table, subject, subjectIsOld, body, quoted) { Received = received };
        draft.Intents = IntentReading.Of(draft, table, sender);
        draft.ReadContext();

        var named = new HashSet<CaseReference>();
        foreach (var text in new[] { subject, body })
        {
            foreach (var reference in text.Tokens.Where(token => token.Kind == TokenKind.Case).Select(token => (CaseReference)token.Value!))
            {
                if (named.Add(reference))
                {
                    draft.References.Add(reference);
                }
            }
        }

        return draft;
    }

    /// <summary>Takes the message for another intent than its phrases said, with the phrases that speak for that one and the background that such a message has.</summary>
    public void TakeFor(EmailIntent intent, bool certain, IReadOnlyList<EmailIntent> others)
    {
        Intents = new IntentReading(intent, certain, others, [.. IntentReading.FindingsFor(intent, this)]);
        ReadContext();
    }

    // What belongs to the background depends on the intent.
    private void ReadContext()
    {
        foreach (var context in Of("context"))
        {
            Explain(context);
            foreach (var at in context.Said)
            {
                contexts.Add((context.Text, at));
            }
        }
    }

    /// <summary>The findings of a group that says something about what the message wants now.</summary>
    public IEnumerable<Finding> Of(string group) =>
        Findings.Where(one => one.Row.Group == group && (!SubjectIsOld || one.Text == Body) && (one.Row.Only.Count == 0 || one.Row.Only.Contains(Intents.Intent)));

    /// <summary>Notes that a finding's words mean what they were taken for.</summary>
    public void Explain(Finding finding)
    {
        foreach (var at in finding.Said)
        {
            explained[finding.Text][at] = true;
        }
    }

    /// <summary>Notes that one token means what it was taken for.</summary>
    public void Explain(ReadText text, int at) => explained[text][at] = true;

    /// <summary>Whether a token means what it was taken for, or does not matter.</summary>
    public bool Explained(ReadText text, int at) => explained[text][at] || passedOver[text][at];

    /// <summary>Whether a token belongs to the background: the day of an earlier email, of a visit, of a hold that is being extended.</summary>
    public bool Background(ReadText text, int at) => contexts.Contains((text, at));

    /// <summary>Notes that a day is one of something else that is over: nothing hangs on it.</summary>
    public void SetAside(ReadText text, int at) => asides.Add((text, at));

    /// <summary>Whether a day was set aside.</summary>
    public bool IsAside(ReadText text, int at) => asides.Contains((text, at));

    /// <summary>Whether a token stands in a courtesy.</summary>
    public bool PassedOver(ReadText text, int at) => passedOver[text][at];

    /// <summary>Whether the clause or the sentence around a token says something of what the message was read as saying.</summary>
    public bool Speaks(ReadText text, int at, bool sentence)
    {
        var (first, last) = sentence ? text.Sentence(at) : text.Clause(at);
        return explained[text].AsSpan(first, last - first + 1).Contains(true);
    }

    /// <summary>Whether a question begins in the sentence of a token, at or before it.</summary>
    public bool Asks(ReadText text, int at) => firstQuestions.TryGetValue((text, text.SentenceStart(at)), out var first) && first <= at;

    /// <summary>Adds a doubt once.</summary>
    public void Doubt(string code)
    {
        if (!Doubts.Exists(one => one.Code == code))
        {
            Doubts.Add(new EmailDoubt(code, table.DoubtSentences[code]));
        }
    }

    /// <summary>Notes how sure a step was: that, and all that is less.</summary>
    /// <param name="step">The step.</param>
    /// <param name="probable">How probable what it settled is: 0 to 1.</param>
    public void Sign(string step, double probable)
    {
        var odds = Math.Log(Math.Max(probable, Hardly) / Math.Max(1 - probable, Hardly));
        for (var least = LeastOdds; least <= Math.Min(odds, MostOdds); least += StepOfOdds)
        {
            Signs.Add(string.Create(CultureInfo.InvariantCulture, $"{step} {least:0.#}"));
        }
    }

    /// <summary>Adds the words that led to something.</summary>
    public void Show(string finding, string words)
    {
        if (Evidence.Count < MostEvidence)
        {
            Evidence.Add(new EmailEvidence(finding, words));
        }
    }

    /// <summary>Adds the words of a finding that led to something.</summary>
    public void Show(string finding, Finding found)
    {
        if (Evidence.Count < MostEvidence)
        {
            Evidence.Add(new EmailEvidence(finding, found.Words));
        }
    }

    // "Mrs Example, who is moving" and "no idea how long" ask nothing; "who is moving?" and "tell me how long" do.
    private static bool Relates(Finding one)
    {
        var tokens = one.Text.Tokens;
        if (one.Row.Group != "doubt/question" || one.First == one.Text.SentenceStart(one.First))
        {
            return false;
        }

        var before = tokens[one.First - 1].Text;
        return tokens[one.First].Text is "who" or "when" or "where" ? !Asking.Contains(before) : tokens[one.First].Text is "what" or "how" or "why" && before is "know" or "idea" or "sure" or "of" or "see" or "seen" or "knows" or "than" or "that's" or "explains";
    }

    private static readonly HashSet<string> Asking = new(StringComparer.Ordinal) { "tell", "me", "us", "confirm", "advise", "say", "ask", "asking", "wonder", "wondering", "and", "or", "but", "please", "so", "exactly", "check", "clarify", "explain", "hi", "hello", "know" };

    // To the end of the clause: "please call if you have questions, ..."
    private void PassOver(Finding courtesy)
    {
        var silent = passedOver[courtesy.Text];
        var tokens = courtesy.Text.Tokens;
        for (var at = courtesy.First; at < tokens.Count; at++)
        {
            // What another courtesy has passed over, it has passed over to the end.
            if (at > courtesy.Last && (tokens[at].NewClause || silent[at]))
            {
                break;
            }

            silent[at] = true;
            if (tokens[at].Kind == TokenKind.Break)
            {
                break;
            }
        }
    }
}
