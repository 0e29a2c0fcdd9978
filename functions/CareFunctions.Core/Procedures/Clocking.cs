using CareFunctions.Core.TimeBoxes;
using NodaTime;

namespace CareFunctions.Core.Procedures;

/// <summary>A clock to run.</summary>
/// <param name="Key">Unique within the running procedure.</param>
/// <param name="Step">The step.</param>
/// <param name="Clock">The clock.</param>
/// <param name="FirstDay">Its first day.</param>
/// <param name="LastDay">Its last day, where the step gives it; null where the clock's own length does, or nobody knows it.</param>
/// <param name="Values">What is known.</param>
public sealed record Clocking(
    string Key,
    ProcedureStep Step,
    ClockRule Clock,
    LocalDate FirstDay,
    LocalDate? LastDay,
    IReadOnlyDictionary<string, string> Values);
