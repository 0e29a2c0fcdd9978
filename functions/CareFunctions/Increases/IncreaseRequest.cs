using System.Text.Json.Serialization;
using CareFunctions.Core.Councils;
using CareFunctions.Core.Json;
using NodaTime;

namespace CareFunctions.Increases;

/// <summary>What was read from a provider's email: no sentence of it, only facts.</summary>
public sealed record IncreaseRequest
{
    /// <summary>The council whose mailbox it came to.</summary>
    public required Council Council { get; init; }

    /// <summary>When it was received.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The case it names, if it names one.</summary>
    public CaseReference? Case { get; init; }

    /// <summary>The hours a week more that it asks for, if that is certain.</summary>
    public decimal? HoursPerWeek { get; init; }

    /// <summary>The day from which it asks for them, if it gives one.</summary>
    [JsonConverter(typeof(LocalDateJson))]
    public LocalDate? StartsOn { get; init; }

    /// <summary>Why a person must read it: empty when everything is certain.</summary>
    public IReadOnlyList<string> Doubts { get; init; } = [];
}
