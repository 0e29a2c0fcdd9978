using System.Text.Json.Serialization;
using CareFunctions.Core.Councils;
using CareFunctions.Core.Json;
using CareFunctions.Tasks;
using NodaTime;

namespace CareFunctions.Increases;

/// <summary>A request for more hours, by a provider's email (no sentence of it, only facts) or by the Operational Team's worklist.</summary>
public sealed record IncreaseRequest
{
    /// <summary>The council it came to.</summary>
    public required Council Council { get; init; }

    /// <summary>When it was received.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The case it names, if it names one.</summary>
    public CaseReference? Case { get; init; }

    /// <summary>The rulebook's id of the service that it is for; <see langword="null"/> where it does not say.</summary>
    public string? Service { get; init; }

    /// <summary>The hours a week more that it asks for, if that is certain.</summary>
    public decimal? HoursPerWeek { get; init; }

    /// <summary>Who asks, for the note; <see langword="null"/> for a provider by email.</summary>
    public string? AskedBy { get; init; }

    /// <summary>The staff identifier of who asks, where one is known: that person does not extend it.</summary>
    public string? AskedById { get; init; }

    /// <summary>The day from which it asks for them, if it gives one.</summary>
    [JsonConverter(typeof(LocalDateJson))]
    public LocalDate? StartsOn { get; init; }

    /// <summary>The last day for which it asks for them, if it gives one.</summary>
    [JsonConverter(typeof(LocalDateJson)), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public LocalDate? EndsOn { get; init; }

    /// <summary>What the person said who read the email; <see langword="null"/> where nobody needed to, and for a worklist.</summary>
    public TaskDecision? ReadBy { get; init; }

    /// <summary>Why a person must read it: empty when everything is certain, as it is for every email that this version takes in.</summary>
    public IReadOnlyList<string> Doubts { get; init; } = [];

    /// <summary>Whether a procedure asks, which goes on when Sourcing Care declines: then the provider is not told that it was declined.</summary>
    public bool GoesOnWhenDeclined { get; init; }
}
