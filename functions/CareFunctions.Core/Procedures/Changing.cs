using CareFunctions.Core.Commands;
using NodaTime;

namespace CareFunctions.Core.Procedures;

/// <summary>A change to a council system.</summary>
/// <param name="Key">Unique within the running procedure.</param>
/// <param name="Step">The step.</param>
/// <param name="System">The id of the system.</param>
/// <param name="Kind">What the system is asked to do.</param>
/// <param name="What">Why, in a sentence; for a note its text.</param>
/// <param name="Owner">The id of the team that types it in where there is no connector.</param>
/// <param name="By">The id of the role that does.</param>
/// <param name="Effective">The first day on which it applies.</param>
/// <param name="Values">The values it carries.</param>
/// <param name="Watch">The clock that runs beside it until it is confirmed.</param>
/// <param name="Clauses">The clauses it rests on.</param>
public sealed record Changing(
    string Key,
    ProcedureStep Step,
    string System,
    CommandKind Kind,
    string What,
    string Owner,
    string By,
    LocalDate Effective,
    IReadOnlyDictionary<string, string> Values,
    Clocking? Watch,
    IReadOnlyList<string> Clauses);
