using System.Text.RegularExpressions;

namespace CareFunctions.Core.Emails;

/// <summary>
/// The weekly hours that an email states. Each way of saying it is one row of <see cref="Ways"/>. A mention of hours that no row
/// explains is a doubt, so what is not understood is never acted on.
/// </summary>
internal static class EmailHours
{
    private const string Number = EmailNumbers.Pattern;
    private const string Hours = @" ?-? ?(?:hours?|hrs?|h)\b";
    private const string Week = @"(?: ?(?:of care|of support|care|support))?(?: ?(?:per|a|each|every|/|p/) ?(?:week|wk)\b| ?weekly\b| ?p\.?/?w\b\.?)";

    private static readonly (string Kind, Regex Way)[] Ways =
    [
        // "from 10 to 14 hours per week", "from 10 hours a week up to 14 hours a week"
        ("from-to", Row($@"\bfrom (?:the current |currently )?(?<a>{Number})(?:{Hours})?(?:{Week})? (?:up )?to (?<b>{Number}){Hours}(?<w>{Week})?")),

        // "an extra 4 hours a week", "additional four hours weekly", "another 2 hrs pw", "increase of 4 hours", "by 4 hours per week", "+4 hours"
        ("delta", Row($@"(?:\b(?:an? )?(?:extra|additional|further|another|increase of|increased? by|by an (?:extra|additional)|by|more) |\+ ?)(?<a>{Number})(?: (?:more|extra|additional))?{Hours}(?<w>{Week})?(?: (?:more|extra))?")),

        // "4 more hours a week", "four additional hours weekly"
        ("delta", Row($@"\b(?<a>{Number}) (?:more|extra|additional|further) (?:care |weekly |support )?(?:hours?|hrs?|h)\b(?<w>{Week})?")),

        // "4 hours a week more", "4 hours per week extra", "4 hours a week on top"
        ("delta", Row($@"\b(?<a>{Number}){Hours}(?<w>{Week})? (?:more|extra|additional|on top)\b")),

        // "increase to 14 hours a week", "increased to 14 hours per week"
        ("to", Row($@"\b(?:increase[ds]?|go|goes|going|raise[ds]?|rise|rises)(?: (?:the |her |his |their )?(?:package|hours|care|it))? to (?<a>{Number}){Hours}(?<w>{Week})?")),
        ("to", Row($@"\b(?:new total|total|making)(?: (?:of|is|it|will be|to))? (?<a>{Number}){Hours}(?<w>{Week})?")),

        // "currently 10 hours a week", "current package is 10 hours per week", "at present has 10 hours"
        ("from", Row($@"\b(?:currently|current package|at present|presently|current hours|now has|existing)(?: (?:package|hours|is|are|of|has|have|on|at|receives|receive|getting|gets))*:? (?<a>{Number}){Hours}(?<w>{Week})?")),
    ];

    private static readonly Regex Mention = Row($@"\b(?<a>{Number}){Hours}(?<w>{Week})?");
    private static readonly Regex HoursWord = Row(@"(?:\bhours?|hrs?|[0-9] ?h)\b");
    private static readonly Regex AnyNumber = Row($@"\b{Number}\b");
    private static readonly Regex OtherBasis = Row(@"\b(?:(?:per|a|each|every|/) ?(?:day|visit|call|month|fortnight|night|year)|daily|nightly|monthly|fortnightly|every other|alternate|fortnight|one[ -]off|this week only|in total over)\b");
    private static readonly Regex Minutes = Row(@"\b[0-9]{1,3} ?-? ?(?:minutes?|mins?)\b");

    public static EmailFields Read(string text, List<EmailDoubt> doubts, List<EmailEvidence> evidence)
    {
        decimal? from = null, to = null, delta = null;
        var contradicts = false;
        var changes = 0;
        var weekly = true;
        var explained = new List<(int Start, int End)>();
        foreach (var (kind, way) in Ways)
        {
            foreach (Match match in way.Matches(text))
            {
                if (explained.Exists(span => match.Index < span.End && span.Start < match.Index + match.Length))
                {
                    continue;
                }

                explained.Add((match.Index, match.Index + match.Length));
                evidence.Add(new EmailEvidence("hours-" + kind, match.Value.Trim()));
                weekly &= match.Groups["w"].Success;
                changes += kind is "delta" or "from-to" ? 1 : 0;
                var first = EmailNumbers.Parse(match.Groups["a"].Value);
                contradicts |= kind switch
                {
                    "from-to" => Set(ref from, first) | Set(ref to, EmailNumbers.Parse(match.Groups["b"].Value)),
                    "delta" => Set(ref delta, first),
                    "to" => Set(ref to, first),
                    _ => Set(ref from, first),
                };
            }
        }

        var unexplained = Mention.Matches(text).Any(match => !explained.Exists(span => match.Index < span.End && span.Start < match.Index + match.Length));
        delta ??= to - from;
        to ??= from + delta;
        from ??= to - delta;
        contradicts |= from is not null && to - from != delta;
        Doubt(doubts, delta is null, "hours-unclear", "It does not say clearly how many hours a week more.");
        Doubt(doubts, unexplained || Minutes.IsMatch(text), "hours-unexplained", "It mentions hours or minutes whose meaning is not clear.");
        Doubt(doubts, changes > 1, "hours-several", "It states more than one change of hours, which may add up.");
        Doubt(doubts, contradicts, "hours-contradict", "The numbers of hours contradict each other.");
        Doubt(doubts, delta is <= 0 or > 168 || to > 168 || from < 0, "hours-impossible", "The numbers of hours are not those of an increase.");
        Doubt(doubts, (delta is not null && !weekly) || OtherBasis.IsMatch(text), "hours-basis", "It does not say clearly that the hours are per week.");
        return contradicts || !weekly ? new EmailFields() : new EmailFields(from, to, delta);
    }

    /// <summary>Whether a text speaks of a number of hours, in whatever way.</summary>
    public static bool MentionedIn(string text) => HoursWord.IsMatch(text) && AnyNumber.Matches(text).Any(match => match.Value != "an");

    private static bool Set(ref decimal? field, decimal? value)
    {
        var contradicts = field is not null && field != value;
        field ??= value;
        return contradicts || value is null;
    }

    private static void Doubt(List<EmailDoubt> doubts, bool when, string code, string sentence)
    {
        if (when)
        {
            doubts.Add(new EmailDoubt(code, sentence));
        }
    }

    private static Regex Row(string pattern) => new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);
}
