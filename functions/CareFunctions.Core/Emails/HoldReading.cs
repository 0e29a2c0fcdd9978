using CareFunctions.Core.Emails.Phrases;

namespace CareFunctions.Core.Emails;

/// <summary>Whether a bed that is held was held before.</summary>
internal static class HoldReading
{
    /// <summary>The words that tell of it: "another week", "rather than the 28th", "we said Friday". None when the hold is the first.</summary>
    public static List<Finding> Longer(Draft draft) =>
        [.. draft.Of("hold-longer").Where(one => !FindingContext.Negated(one) && !FindingContext.Conditional(one))];

    /// <summary>Whether a room or a flat is named anywhere; "bed" alone is also a call.</summary>
    public static bool NamesRoom(Draft draft) => new[] { draft.Subject, draft.Body }.Any(text => text.Tokens.Exists(token => Rooms.Contains(token.Text)));

    /// <summary>Whether what ends is the hold: "the last day we can hold it", and nobody's care.</summary>
    public static bool OfTheHold(Finding ending) => !ending.Said.Any(at => Services.Contains(ending.Text.Tokens[at].Text));

    private static readonly HashSet<string> Rooms = new(StringComparer.Ordinal) { "room", "rooms", "rm", "flat", "suite", "apartment", "bungalow", "bedroom" };

    private static readonly HashSet<string> Services = new(StringComparer.Ordinal)
    {
        "care", "service", "services", "package", "poc", "support", "placement", "contract", "died", "deceased", "passed", "passing", "death", "rip", "moved", "moving", "gone", "transferred", "payment", "payments", "paying",
    };
}
