using CareFunctions.Core.Commands;

namespace CareFunctions.Core.Procedures;

/// <summary>One step of a procedure. Which members it has depends on what it does; <see cref="ProcedureConsistency"/> holds it to that.</summary>
/// <param name="Id">Its id within the procedure. Stored with running work: never renamed.</param>
/// <param name="Do">What it does.</param>
/// <param name="Clauses">The clauses cited.</param>
/// <param name="When">The condition; null means always.</param>
/// <param name="What">What is asked, told, noted or changed; a text with <c>{names}</c>.</param>
/// <param name="Owner">The id of the team whose worklist it stands on.</param>
/// <param name="By">The id of the role that may decide, or types a change in.</param>
/// <param name="Outcomes">What may be decided; null means <c>done</c> only.</param>
/// <param name="Fields">What a decision says beyond its outcome.</param>
/// <param name="DueWorkingDays">Within how many working days it should be decided; null means one.</param>
/// <param name="NotByRequester">Whether who asked for the work may not decide.</param>
/// <param name="NotBy">The id of an earlier step: who decided it may not decide this one.</param>
/// <param name="AnsweredBy">What may answer it without a person at the screen.</param>
/// <param name="Guidance">The ids of clauses that are advice, shown with it.</param>
/// <param name="Note">The text of its note; null makes it from what was asked and decided.</param>
/// <param name="Next">What happens next, for the person who decides.</param>
/// <param name="Then">Steps by outcome; afterwards the procedure goes on, unless they end it.</param>
/// <param name="Gate">The id of a gate of the service.</param>
/// <param name="System">The id of the system to change or to note in.</param>
/// <param name="Kind">What the system is asked to do.</param>
/// <param name="Effective">The name of the date value from which a change applies; null means the day of the step.</param>
/// <param name="Values">The names of the values a change carries; null means none beyond the case and service.</param>
/// <param name="Set">For a change, by the name it carries the name of the value that it takes, where that is another.</param>
/// <param name="Watch">The id of a clock that runs beside a change until the change is confirmed.</param>
/// <param name="To">Who is told: <c>from-team</c>, <c>provider</c>, <c>client</c>, or the id of a team or role.</param>
/// <param name="Clock">The id of a clock.</param>
/// <param name="From">The name of the date value of the first day of a clock or an increase; null means the day of the step.</param>
/// <param name="Until">For a clock the name of the date value of its last day; for a repetition the condition that ends it.</param>
/// <param name="Most">After how many rounds a person is asked whether to go on.</param>
/// <param name="Steps">The steps that are repeated.</param>
/// <param name="Procedure">The id of the procedure to run.</param>
/// <param name="Beside">Whether it runs beside this one, which goes on at once.</param>
/// <param name="Outcome">The outcome with which the procedure ends.</param>
/// <param name="LocalAssumption">Why it is assumed, where the document does not say so itself.</param>
/// <param name="PenPicture">The outcome that a confirmed pen picture gives, and that nobody can decide without one; null for a question that waits for none.</param>
public sealed record ProcedureStep(
    string Id,
    StepKind Do,
    IReadOnlyList<string> Clauses,
    ProcedureCondition? When = null,
    string? What = null,
    string? Owner = null,
    string? By = null,
    IReadOnlyList<string>? Outcomes = null,
    IReadOnlyList<FieldRule>? Fields = null,
    int? DueWorkingDays = null,
    bool NotByRequester = false,
    string? NotBy = null,
    IReadOnlyList<AnswerRule>? AnsweredBy = null,
    IReadOnlyList<string>? Guidance = null,
    string? Note = null,
    string? Next = null,
    IReadOnlyDictionary<string, IReadOnlyList<ProcedureStep>>? Then = null,
    string? Gate = null,
    string? System = null,
    CommandKind? Kind = null,
    string? Effective = null,
    IReadOnlyList<string>? Values = null,
    IReadOnlyDictionary<string, string>? Set = null,
    string? Watch = null,
    string? To = null,
    string? Clock = null,
    string? From = null,
    StepUntil? Until = null,
    int? Most = null,
    IReadOnlyList<ProcedureStep>? Steps = null,
    string? Procedure = null,
    bool Beside = false,
    string? Outcome = null,
    string? LocalAssumption = null,
    PenPictureRule? PenPicture = null)
{
    /// <summary>This step and every step within it, in the file's order.</summary>
    public IEnumerable<ProcedureStep> WithInner() =>
        ((IEnumerable<ProcedureStep>)[this])
        .Concat((Steps ?? []).SelectMany(one => one.WithInner()))
        .Concat((Then ?? new Dictionary<string, IReadOnlyList<ProcedureStep>>()).Values.SelectMany(branch => branch).SelectMany(one => one.WithInner()));
}
