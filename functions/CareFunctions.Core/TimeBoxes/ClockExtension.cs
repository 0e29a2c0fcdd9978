using CareFunctions.Core.Procedures;

namespace CareFunctions.Core.TimeBoxes;

/// <summary>Who may extend a clock, and by how much: by exactly <see cref="Days"/>, <see cref="Times"/> times, or to a later date given with the extension.</summary>
/// <param name="By">The id of the role that may extend.</param>
/// <param name="Owner">The id of the team on whose worklist it stands.</param>
/// <param name="Days">Exactly how many civil days an extension adds; null where a date is given.</param>
/// <param name="Times">How often it may be extended; null, only where a date is given, means as often as needed.</param>
/// <param name="To"><c>a-later-date</c> where a date is given; null where days are added.</param>
/// <param name="MostDays">How many civil days all extensions together may add; null for no such limit.</param>
/// <param name="NotByRequester">Whether who asked for the work may not extend it.</param>
/// <param name="What">What is asked, in a sentence; null for a sentence made of the rest.</param>
/// <param name="AnsweredBy">What may extend it without a person at the screen, the new last day being its field <c>lastDay</c>; null for nothing.</param>
public sealed record ClockExtension(
    string By,
    string Owner,
    int? Days = null,
    int? Times = null,
    string? To = null,
    int? MostDays = null,
    bool NotByRequester = false,
    string? What = null,
    IReadOnlyList<AnswerRule>? AnsweredBy = null)
{
    /// <summary>The word of <see cref="To"/>.</summary>
    public const string LaterDate = "a-later-date";
}
