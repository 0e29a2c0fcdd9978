namespace CareFunctions.Core.TimeBoxes;

/// <summary>The reminders of a clock that is over its last day, or has none: at nine in London, for as long as nobody decides.</summary>
/// <param name="EveryWorkingDays">The working days from one to the next, and from the last day (without one, the first) to the first of them.</param>
/// <param name="Tell">The ids of the teams or roles that are told.</param>
public sealed record ClockEscalation(int EveryWorkingDays, IReadOnlyList<string> Tell);
