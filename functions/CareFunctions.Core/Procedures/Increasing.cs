using NodaTime;

namespace CareFunctions.Core.Procedures;

/// <summary>A temporary increase to ask for, by the rules that the rulebook's section <c>increases</c> states: its limit counts all hours that are open on the case.</summary>
/// <param name="Key">Unique within the running procedure.</param>
/// <param name="Step">The step.</param>
/// <param name="HoursPerWeek">The hours a week more; null where the request does not say, and then a person is asked.</param>
/// <param name="FirstDay">The first day asked for; null where the request does not say, and then it is the day on which it is asked.</param>
public sealed record Increasing(string Key, ProcedureStep Step, decimal? HoursPerWeek, LocalDate? FirstDay);
