using System.Text.Json.Serialization;
using CareFunctions.Core.Json;
using NodaTime;

namespace CareFunctions.Core.Emails;

/// <summary>What an email states. What is not stated, or is stated twice differently, is null.</summary>
/// <param name="HoursPerWeekFrom">The hours a week before the change.</param>
/// <param name="HoursPerWeekTo">The hours a week after it; or of a package that is looked for, offered or begins.</param>
/// <param name="HoursPerWeekDelta">The difference, negative for a reduction; worked out when the other two are stated.</param>
/// <param name="EffectiveDate">The first day of a change, or of an absence.</param>
/// <param name="EndDate">The last day of the service.</param>
/// <param name="HoldUntil">The last day for which a place is held.</param>
/// <param name="StartDate">The first day of a service, a stay or a tenancy.</param>
/// <param name="WeeklyRate">Pounds a week.</param>
/// <param name="Outcome">How an assessment ended.</param>
/// <param name="Registration">The registration of a bed: <c>residential</c>, <c>nursing</c>, <c>residential-dementia</c> or <c>nursing-dementia</c>.</param>
/// <param name="Urgent">True when it says that it is urgent; never false.</param>
public sealed record EmailFields(
    decimal? HoursPerWeekFrom = null,
    decimal? HoursPerWeekTo = null,
    decimal? HoursPerWeekDelta = null,
    [property: JsonConverter(typeof(LocalDateJson))] LocalDate? EffectiveDate = null,
    [property: JsonConverter(typeof(LocalDateJson))] LocalDate? EndDate = null,
    [property: JsonConverter(typeof(LocalDateJson))] LocalDate? HoldUntil = null,
    [property: JsonConverter(typeof(LocalDateJson))] LocalDate? StartDate = null,
    decimal? WeeklyRate = null,
    EmailOutcome? Outcome = null,
    string? Registration = null,
    bool? Urgent = null);
