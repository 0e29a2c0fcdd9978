using CareFunctions.Core.Procedures;

namespace CareFunctions.Core.TimeBoxes;

/// <summary>Who may move a clock's last day either way, as often as needed.</summary>
/// <param name="Owner">The id of the team on whose worklist it stands.</param>
/// <param name="By">The id of the role that may move it.</param>
/// <param name="What">What is asked, in a sentence; null for a sentence made of the rest.</param>
/// <param name="AnsweredBy">What may move it without a person at the screen, the new last day being its field <c>lastDay</c>; null for nothing.</param>
public sealed record ClockAmendment(string Owner, string By, string? What = null, IReadOnlyList<AnswerRule>? AnsweredBy = null);
