using CareFunctions.Core.Procedures;

namespace CareFunctions.Core.TimeBoxes;

/// <summary>Who decides a clock, and how.</summary>
/// <param name="What">What is asked, in a sentence.</param>
/// <param name="Owner">The id of the team on whose worklist it stands.</param>
/// <param name="By">The id of the role that may decide.</param>
/// <param name="Outcomes">What can be decided.</param>
/// <param name="Fields">The values that a decision gives; null for none.</param>
/// <param name="AnsweredBy">What may answer it without a person at the screen; null for nothing.</param>
/// <param name="NotByRequester">Whether who asked for the work may not decide.</param>
public sealed record ClockDecision(
    string What,
    string Owner,
    string By,
    IReadOnlyList<string> Outcomes,
    IReadOnlyList<FieldRule>? Fields = null,
    IReadOnlyList<AnswerRule>? AnsweredBy = null,
    bool NotByRequester = false);
