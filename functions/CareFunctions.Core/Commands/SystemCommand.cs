using System.Text.Json.Serialization;
using CareFunctions.Core.Councils;
using CareFunctions.Core.Json;
using NodaTime;

namespace CareFunctions.Core.Commands;

/// <summary>
/// One change to one council system, as it stands on the queue <c>system-commands</c>. The correlation id is derived from the
/// step that issues it, so a repeat of the step is recognised as the same command. Made by <see cref="NewCommand"/>; it holds no personal data.
/// </summary>
/// <param name="CorrelationId">The command's identity, <see cref="WorkIdentity.ForStep"/> of the instance and step; the result carries it back.</param>
/// <param name="System">The rulebook's id of the system, for example <c>swift</c>.</param>
/// <param name="Kind">What the system is asked to do.</param>
/// <param name="Case">The case.</param>
/// <param name="Service">The rulebook's id of the service, for example <c>domiciliary-care</c>.</param>
/// <param name="HoursPerWeekFrom">For an amendment, the hours a week before it.</param>
/// <param name="HoursPerWeekTo">The hours a week from <paramref name="EffectiveDate"/> on: of an amendment, an award or an activation.</param>
/// <param name="EffectiveDate">The first civil day in London on which the change applies.</param>
/// <param name="Reason">Why, in a sentence for the person or system that carries it out.</param>
/// <param name="Clause">The clause that asks for it.</param>
/// <param name="InstanceId">The orchestration that waits for the result.</param>
public sealed record SystemCommand(
    string CorrelationId,
    string System,
    CommandKind Kind,
    CaseReference Case,
    string Service,
    decimal? HoursPerWeekFrom,
    decimal? HoursPerWeekTo,
    [property: JsonConverter(typeof(LocalDateJson))] LocalDate EffectiveDate,
    string Reason,
    string Clause,
    string InstanceId)
{
    /// <summary>The system's name as people write it; null in commands made before it was carried.</summary>
    public string? SystemName { get; init; }

    /// <summary>The provider's identifier, for an award or an activation.</summary>
    public string? Provider { get; init; }

    /// <summary>The first day of the service, for an award or an activation.</summary>
    [JsonConverter(typeof(LocalDateJson))]
    public LocalDate? StartDate { get; init; }

    /// <summary>The last day, itself included: of the service for an award, an activation or a deactivation, of the suspension for a suspension; null when it is open.</summary>
    [JsonConverter(typeof(LocalDateJson))]
    public LocalDate? EndDate { get; init; }

    /// <summary>What a week costs in pounds from <see cref="EffectiveDate"/> on, where it is known.</summary>
    public decimal? WeeklyRate { get; init; }

    /// <summary>For a note, what it says.</summary>
    public string? Text { get; init; }

    /// <summary>The clauses that ask for it besides <see cref="Clause"/>; null for none.</summary>
    public IReadOnlyList<string>? FurtherClauses { get; init; }

    /// <summary>Every clause that asks for it, the leading one first.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Clauses => [Clause, .. FurtherClauses ?? []];

    /// <summary>An amendment of a service's weekly hours (SOM-INC-09).</summary>
    /// <param name="instanceId">The orchestration.</param>
    /// <param name="step">The step that issues it.</param>
    /// <param name="system">The rulebook's id of the system.</param>
    /// <param name="caseReference">The case.</param>
    /// <param name="service">The rulebook's id of the service.</param>
    /// <param name="from">The hours a week before the change.</param>
    /// <param name="to">The hours a week after the change.</param>
    /// <param name="effectiveDate">The first day on which the change applies.</param>
    /// <param name="reason">Why, in a sentence.</param>
    /// <param name="clause">The clause that asks for it.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number of hours is negative.</exception>
    public static SystemCommand Amend(
        string instanceId,
        string step,
        string system,
        CaseReference caseReference,
        string service,
        decimal from,
        decimal to,
        LocalDate effectiveDate,
        string reason,
        string clause)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(from);
        ArgumentOutOfRangeException.ThrowIfNegative(to);
        return new SystemCommand(
            WorkIdentity.ForStep(instanceId, step), system, CommandKind.Amend, caseReference, service, from, to, effectiveDate, reason, clause, instanceId);
    }
}
