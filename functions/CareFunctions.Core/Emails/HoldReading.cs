using CareFunctions.Core.Emails.Phrases;

namespace CareFunctions.Core.Emails;

/// <summary>Whether a bed that is held was held before.</summary>
internal static class HoldReading
{
    /// <summary>The words that tell of it: "another week", "rather than the 28th", "we said Friday". None when the hold is the first.</summary>
    public static List<Finding> Longer(Draft draft) =>
        draft.Findings.Exists(one => one.Row.Group.StartsWith("intent/hold-extension/", StringComparison.Ordinal) && FindingContext.Negated(one)) ? []
            : [.. draft.Of("hold-longer").Where(one => !FindingContext.Negated(one) && !FindingContext.Conditional(one) && !FindingContext.Asked(one, draft))];

    /// <summary>Whether a room or a flat is named anywhere; "bed" alone is also a call.</summary>
    public static bool NamesRoom(Draft draft) => new[] { draft.Subject, draft.Body }.Any(text => text.Tokens.Exists(token => Rooms.Contains(token.Text)));

    /// <summary>Whether a provider speaks of a room and of a day until when, in whatever words: likely a hold, for a person to see.</summary>
    public static bool Speaks(Draft draft, EmailSenderRole sender) => sender == EmailSenderRole.Provider && draft.Of("field/holdUntil").Any()
        && (NamesRoom(draft) || new[] { draft.Subject, draft.Body }.Any(text => text.Tokens.Exists(token => token.Text is "bed's" or "hold" or "room's" or "beds" || (text == draft.Subject && token.Text == "bed"))));

    /// <summary>Whether what ends is the hold: "the last day we can hold it", and nobody's care.</summary>
    public static bool OfTheHold(Finding ending) => !ending.Said.Any(at => Services.Contains(ending.Text.Tokens[at].Text));

    private static readonly HashSet<string> Rooms = new(StringComparer.Ordinal) { "room", "rooms", "rm", "flat", "suite", "apartment", "bungalow", "bedroom" };

    private static readonly HashSet<string> Services = new(StringComparer.Ordinal)
    {
        "care", "service", "services", "package", "poc", "support", "placement", "contract", "died", "deceased", "passed", "passing", "death", "rip", "moved", "moving", "gone", "transferred", "payment", "payments", "paying",
    };
}
