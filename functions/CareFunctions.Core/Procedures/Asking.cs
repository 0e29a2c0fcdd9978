namespace CareFunctions.Core.Procedures;

/// <summary>Something a person is asked.</summary>
/// <param name="Key">Unique within the running procedure.</param>
/// <param name="Step">The step.</param>
/// <param name="What">What is asked, in a sentence.</param>
/// <param name="Owner">The id of the team.</param>
/// <param name="By">The id of the role that may decide.</param>
/// <param name="Outcomes">What may be decided.</param>
/// <param name="Fields">What a decision says beyond its outcome.</param>
/// <param name="Clauses">The clauses it rests on.</param>
/// <param name="DueWorkingDays">Within how many working days.</param>
/// <param name="NotBy">The identifiers of those who may not decide.</param>
/// <param name="AnsweredBy">What else may answer it.</param>
/// <param name="Guidance">Advice to show.</param>
/// <param name="Next">What happens next.</param>
/// <param name="Values">What is known, for the facts that help to decide.</param>
public sealed record Asking(
    string Key,
    ProcedureStep Step,
    string What,
    string Owner,
    string By,
    IReadOnlyList<string> Outcomes,
    IReadOnlyList<FieldRule> Fields,
    IReadOnlyList<string> Clauses,
    int DueWorkingDays,
    IReadOnlyList<string> NotBy,
    IReadOnlyList<AnswerRule> AnsweredBy,
    IReadOnlyList<string> Guidance,
    string? Next,
    IReadOnlyDictionary<string, string> Values);
