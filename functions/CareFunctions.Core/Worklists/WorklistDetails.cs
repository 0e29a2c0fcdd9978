using System.Text.Json.Serialization;
using CareFunctions.Core.Json;
using NodaTime;

namespace CareFunctions.Core.Worklists;

/// <summary>Hours, dates and the provider of a request, each null when the request does not say.</summary>
/// <param name="HoursPerWeek">The weekly hours asked for.</param>
/// <param name="HoursPerWeekFrom">For a change, the weekly hours before it.</param>
/// <param name="HoursPerWeekTo">For a change, the weekly hours after it.</param>
/// <param name="StartDate">The first day of the service.</param>
/// <param name="EndDate">The last day of the service, included.</param>
/// <param name="EffectiveDate">The first day on which a change applies.</param>
/// <param name="RestartDate">For a suspension, the first day with the service again.</param>
/// <param name="Provider">The provider's identifier.</param>
/// <param name="WeeklyRate">What a week costs, in pounds: 0 to 100,000.</param>
public sealed record WorklistDetails(
    decimal? HoursPerWeek = null,
    decimal? HoursPerWeekFrom = null,
    decimal? HoursPerWeekTo = null,
    [property: JsonConverter(typeof(LocalDateJson))] LocalDate? StartDate = null,
    [property: JsonConverter(typeof(LocalDateJson))] LocalDate? EndDate = null,
    [property: JsonConverter(typeof(LocalDateJson))] LocalDate? EffectiveDate = null,
    [property: JsonConverter(typeof(LocalDateJson))] LocalDate? RestartDate = null,
    string? Provider = null,
    decimal? WeeklyRate = null);
