using System.Text.Json.Serialization;
using CareFunctions.Core.Councils;
using CareFunctions.Core.Json;
using NodaTime;

namespace CareFunctions.TimeBoxes;

/// <summary>A running clock as staff see it: what, for whom, until when, why, and what comes next.</summary>
/// <param name="InstanceId">The orchestration that runs it.</param>
/// <param name="Clock">The kind.</param>
/// <param name="Case">The case.</param>
/// <param name="Service">The rulebook's id of the service.</param>
/// <param name="Since">Since when it runs.</param>
/// <param name="WaitingFor">The id of the role that may decide.</param>
/// <param name="Until">The last day; null where none is known.</param>
/// <param name="State">How its orchestration stands: <c>Running</c>, or what went wrong with it.</param>
/// <param name="Status">The rest, as the clock itself tells it; null where it does not run.</param>
public sealed record RunningClock(
    string InstanceId,
    string Clock,
    CaseReference Case,
    string? Service,
    DateTimeOffset Since,
    string? WaitingFor,
    [property: JsonConverter(typeof(LocalDateJson))] LocalDate? Until,
    string State,
    ClockStatus? Status);
