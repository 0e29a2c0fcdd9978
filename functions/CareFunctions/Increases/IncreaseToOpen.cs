using System.Text.Json.Serialization;
using CareFunctions.Core.Councils;
using CareFunctions.Core.Json;
using NodaTime;

namespace CareFunctions.Increases;

/// <summary>An increase that is asked for.</summary>
/// <param name="InstanceId">The procedure.</param>
/// <param name="Case">The case.</param>
/// <param name="Service">The rulebook's id of the service.</param>
/// <param name="HoursPerWeek">The hours a week more.</param>
/// <param name="EffectiveDate">The first day asked for.</param>
/// <param name="RequestedBy">The provider's identifier.</param>
/// <param name="At">When, by the procedure's clock.</param>
/// <param name="ByProcedure">Whether a procedure of the service asks.</param>
public sealed record IncreaseToOpen(
    string InstanceId,
    CaseReference Case,
    string Service,
    decimal HoursPerWeek,
    [property: JsonConverter(typeof(LocalDateJson))] LocalDate EffectiveDate,
    string RequestedBy,
    DateTimeOffset At = default,
    bool ByProcedure = false)
{
    /// <summary>The last day asked for; <see langword="null"/> when none is stated.</summary>
    [JsonConverter(typeof(LocalDateJson)), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public LocalDate? EndsOn { get; init; }
}
