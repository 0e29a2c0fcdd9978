using CareFunctions.Core.Councils;

namespace CareFunctions.Cases;

/// <summary>The hours a week that a plan has after an amendment, and what a week then costs.</summary>
/// <param name="Case">The case.</param>
/// <param name="HoursPerWeek">The hours a week; null where only the rate changes.</param>
/// <param name="WeeklyRate">What a week costs from then on, in pounds; null where it was not said: then what it cost before no longer holds.</param>
/// <param name="HoursPerWeekFrom">The hours a week before; null where it was not said.</param>
public sealed record AmendedHours(CaseReference Case, decimal? HoursPerWeek, decimal? WeeklyRate = null, decimal? HoursPerWeekFrom = null);
