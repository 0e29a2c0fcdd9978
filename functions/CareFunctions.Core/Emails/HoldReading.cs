using CareFunctions.Core.Emails.Phrases;

namespace CareFunctions.Core.Emails;

/// <summary>Whether a bed that is held was held before.</summary>
internal static class HoldReading
{
    /// <summary>The words that tell of it: "another week", "rather than the 28th", "we said Friday". None when the hold is the first.</summary>
    public static List<Finding> Longer(Draft draft) =>
        draft.Findings.Exists(one => one.Row.Group.StartsWith("intent/hold-extension/", StringComparison.Ordinal) && FindingContext.Negated(one)) ? []
            : [.. draft.Of("hold-longer").Where(one => !FindingContext.Negated(one) && !FindingContext.Conditional(one) && !FindingContext.Asked(one, draft)), .. Answered(draft)];

    // "The hold runs out today, any chance of another week?", "Thank you for holding until Friday": what is answered.
    private static IEnumerable<Finding> Answered(Draft draft) => draft.QuotedFindings.Any(SpeaksOfHold)
        ? draft.QuotedFindings.Where(one => one.Row.Group == "hold-longer" || one.Row.Group.StartsWith("intent/hold-extension/", StringComparison.Ordinal) || (one.Row.Group.StartsWith("intent/placement-hold/", StringComparison.Ordinal) && one.Slots.Any() && !AskedFor(one))) : [];

    // "Could you hold the room until Friday?"
    private static bool AskedFor(Finding one)
    {
        var (first, last) = one.Text.Sentence(one.First);
        return Enumerable.Range(first, last - first + 1).Any(at => Asking.Contains(one.Text.Tokens[at].Text)) || (last + 1 < one.Text.Tokens.Count && one.Text.Tokens[last + 1].Text == "?");
    }

    private static readonly HashSet<string> Asking = new(StringComparer.Ordinal) { "could", "can", "would", "please", "possible", "chance", "might", "may", "ask", "asking" };

    private static bool SpeaksOfHold(Finding one) => one.Row.Group.StartsWith("intent/placement-hold/", StringComparison.Ordinal) || one.Row.Group.StartsWith("intent/hold-extension/", StringComparison.Ordinal) || one.Said.Any(at => Holds.Contains(one.Text.Tokens[at].Text));

    /// <summary>Whether a provider speaks of a room and of a day until when, in whatever words: likely a hold, for a person to see.</summary>
    public static bool Speaks(Draft draft, EmailSenderRole sender) => sender == EmailSenderRole.Provider && draft.Of("field/holdUntil").Any()
        && (Names(draft, Rooms) || Names(draft, Holds) || draft.Subject.Tokens.Exists(token => token.Text == "bed"));

    /// <summary>Whether that is certain: a hold is mentioned with a room, or two phrases tell that it is longer and nobody stays there already.</summary>
    public static bool Clear(Draft draft, List<Finding> longer, bool mentioned) =>
        (mentioned && Names(draft, Rooms)) || (longer.Select(one => one.Row).Distinct().Count() > 1 && !Names(draft, Stays));

    /// <summary>Whether what ends is no service: "the last day we can hold it".</summary>
    public static bool EndsNoService(Finding ending) => !ending.Said.Any(at => Services.Contains(ending.Text.Tokens[at].Text));

    private static bool Names(Draft draft, HashSet<string> words) => new[] { draft.Subject, draft.Body }.Any(text => text.Tokens.Exists(token => words.Contains(token.Text)));

    // "Bed" alone is also a call.
    private static readonly HashSet<string> Rooms = new(StringComparer.Ordinal) { "room", "rooms", "rm", "flat", "suite", "apartment", "bungalow", "bedroom" };

    private static readonly HashSet<string> Holds = new(StringComparer.Ordinal) { "hold", "beds", "bed's", "room's" };

    // Who lives in a room already has no hold on it.
    private static readonly HashSet<string> Stays = new(StringComparer.Ordinal) { "respite", "stay", "short", "hospital", "admitted" };

    private static readonly HashSet<string> Services = new(StringComparer.Ordinal)
    {
        "care", "service", "services", "package", "poc", "support", "placement", "contract", "died", "deceased", "passed", "passing", "death", "rip", "moved", "moving", "gone", "transferred", "payment", "payments", "paying",
    };
}
