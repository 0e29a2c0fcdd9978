using CareFunctions.Core.Calendar;
using CareFunctions.Core.Councils;

namespace CareFunctions.Increases;

/// <summary>How a request for more hours ended.</summary>
/// <param name="State"><c>declined</c>, <c>expired</c>, <c>ended</c>, <c>long-term</c>, <c>refused</c>, <c>case-ended</c> or <c>not-an-increase</c>.</param>
/// <param name="Case">The case, where it became known.</param>
/// <param name="HoursPerWeek">The hours a week authorised.</param>
/// <param name="Days">The days of the time box.</param>
public sealed record IncreaseResult(string State, CaseReference? Case = null, decimal? HoursPerWeek = null, CivilDays? Days = null);
