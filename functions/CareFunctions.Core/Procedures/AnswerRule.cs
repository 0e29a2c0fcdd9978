using CareFunctions.Core.Worklists;

namespace CareFunctions.Core.Procedures;

/// <summary>What may answer a task without a person at the screen: an email of an intent, when it is certain, a worklist event, or a confirmed pen picture. Exactly one
/// of the three.</summary>
/// <param name="Outcome">The outcome it stands for.</param>
/// <param name="Email">The email's intent, in kebab-case.</param>
/// <param name="Request">The worklist request.</param>
/// <param name="Fields">By the decision's value, the field of the email's reading or of the request's details that gives it; null for none.</param>
/// <param name="Value">What a field of the reading or the details must be for it; null for nothing in particular.</param>
/// <param name="PenPicture">Whether a confirmed pen picture of the case and service answers it; then nobody can decide the outcome without one.</param>
public sealed record AnswerRule(
    string Outcome,
    string? Email = null,
    RequestKind? Request = null,
    IReadOnlyDictionary<string, string>? Fields = null,
    AnswerValue? Value = null,
    bool PenPicture = false);
