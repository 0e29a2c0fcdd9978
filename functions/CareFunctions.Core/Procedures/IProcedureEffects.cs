using NodaTime;

namespace CareFunctions.Core.Procedures;

/// <summary>
/// What a procedure does to the world. The interpreter awaits nothing but these tasks, so an implementation over an orchestration's
/// context makes it deterministic. Every request carries a key that is unique within the running procedure and the same at every replay.
/// </summary>
public interface IProcedureEffects
{
    /// <summary>Today's civil date in London, by the procedure's own clock.</summary>
    LocalDate Today { get; }

    /// <summary>Whether the case was withdrawn or closed, or the person died; then no further step begins.</summary>
    bool CaseHasEnded { get; }

    /// <summary>Asks a person and waits. Comes back with <see cref="StepResult.CaseEnded"/> when the case ends first.</summary>
    /// <param name="asking">What is asked.</param>
    Task<StepResult> AskAsync(Asking asking);

    /// <summary>Changes a system, waits until that is confirmed and writes its note. Once begun it is seen through, whatever becomes of the case.</summary>
    /// <param name="changing">The change.</param>
    Task ChangeAsync(Changing changing);

    /// <summary>Sends a notification.</summary>
    /// <param name="telling">What is told.</param>
    Task TellAsync(Telling telling);

    /// <summary>Writes a case note.</summary>
    /// <param name="noting">The note.</param>
    Task NoteAsync(Noting noting);

    /// <summary>Runs a clock to its end. Comes back with <see cref="StepResult.CaseEnded"/> when the case ends first.</summary>
    /// <param name="clocking">The clock.</param>
    Task<StepResult> ClockAsync(Clocking clocking);

    /// <summary>Asks for a temporary increase and waits until it is over, whichever way. Comes back with <see cref="StepResult.CaseEnded"/> when the case ends before
    /// it is authorised.</summary>
    /// <param name="increasing">The increase.</param>
    Task<StepResult> IncreaseAsync(Increasing increasing);

    /// <summary>Runs another procedure: to its end, or beside this one, and then at once with the outcome <c>started</c>.</summary>
    /// <param name="running">The procedure.</param>
    Task<StepResult> RunAsync(Running running);
}
