using System.Text.Json.Serialization;
using CareFunctions.Core.Json;
using NodaTime;

namespace CareFunctions.Core.PenPictures;

/// <summary>What a worker gives to have a pen picture made.</summary>
/// <param name="Council">The council.</param>
/// <param name="ServiceName">The service's name, as the rulebook writes it.</param>
/// <param name="Needs">What support is needed with.</param>
public sealed record PenPictureFacts(Councils.Council Council, string ServiceName, IReadOnlyList<SupportNeed> Needs)
{
    /// <summary>The postcode or its district; only the district is used. Null leaves the place out.</summary>
    public string? Postcode { get; init; }

    /// <summary>The hours a week; null where the service is not counted in hours.</summary>
    public decimal? HoursPerWeek { get; init; }

    /// <summary>The visits a day; null where not said.</summary>
    public int? VisitsPerDay { get; init; }

    /// <summary>Whether two carers are needed at a time.</summary>
    public bool TwoCarers { get; init; }

    /// <summary>The day from which it is needed; null where not said.</summary>
    [JsonConverter(typeof(LocalDateJson))]
    public LocalDate? NeededFrom { get; init; }

    /// <summary>Its last day; null where it is to stay.</summary>
    [JsonConverter(typeof(LocalDateJson))]
    public LocalDate? NeededUntil { get; init; }

    /// <summary>The free texts by their heading: one of <see cref="PenPicture.Headings"/>.</summary>
    public IReadOnlyDictionary<string, string> Texts { get; init; } = new Dictionary<string, string>();

    /// <summary>What the council's file has, to search the texts for.</summary>
    public OnFile OnFile { get; init; } = OnFile.Nothing;
}
