using CareFunctions.Core.Emails.Language;
using CareFunctions.Core.Emails.Phrases;

namespace CareFunctions.Core.Emails.Roles;

/// <summary>Hours, or a number that might be hours, where they stand in a message.</summary>
/// <param name="Text">The text.</param>
/// <param name="At">Their place there.</param>
/// <param name="Last">The place of their last token.</param>
/// <param name="Weekly">What they are a week.</param>
/// <param name="Hours">The hours; null of a bare number.</param>
internal sealed record HoursMention(ReadText Text, int At, int Last, decimal Weekly, StatedHours? Hours)
{
    private static readonly HashSet<string> Differences = new(StringComparer.Ordinal) { "reduction", "decrease", "drop", "cut", "increase", "rise", "uplift", "difference", "addition" };

    /// <summary>Whether the words before say that they are a difference of a week's hours: "a reduction of 4", "change: + 7".</summary>
    public bool IsSaidToBeADifference => At > 1 && (Text.Tokens[At - 1].Is("+") || (Text.Tokens[At - 1].Is("of") && Differences.Contains(Text.Tokens[At - 2].Text))) && (Hours is null || Hours is { OfVisits: false, InMinutes: false, PerDay: false });
}
