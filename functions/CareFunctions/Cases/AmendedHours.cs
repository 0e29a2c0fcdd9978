using CareFunctions.Core.Councils;

namespace CareFunctions.Cases;

/// <summary>The hours a week that a plan has after an amendment.</summary>
/// <param name="Case">The case.</param>
/// <param name="HoursPerWeek">The hours a week.</param>
public sealed record AmendedHours(CaseReference Case, decimal HoursPerWeek);
