using CareFunctions.Core.Calendar;

namespace CareFunctions.Core.Packages;

/// <summary>A temporary increase that is in force or still to start.</summary>
/// <param name="InstanceId">The orchestration that runs it.</param>
/// <param name="HoursPerWeek">The hours a week above the agreed plan.</param>
/// <param name="Days">The days on which it applies, both included.</param>
public sealed record OpenIncrease(string InstanceId, decimal HoursPerWeek, CivilDays Days);
