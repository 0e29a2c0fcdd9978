using System.Text.Json.Serialization;
using CareFunctions.Core.Json;
using NodaTime;

namespace CareFunctions.Core.Emails;

/// <summary>What an email states. What is not stated, or is stated twice differently, is null.</summary>
/// <param name="HoursPerWeekFrom">The hours a week before the change.</param>
/// <param name="HoursPerWeekTo">The hours a week after it.</param>
/// <param name="HoursPerWeekDelta">The difference, signed; worked out when the other two are stated.</param>
/// <param name="EffectiveDate">The first day of the change.</param>
public sealed record EmailFields(
    decimal? HoursPerWeekFrom = null,
    decimal? HoursPerWeekTo = null,
    decimal? HoursPerWeekDelta = null,
    [property: JsonConverter(typeof(LocalDateJson))] LocalDate? EffectiveDate = null);
