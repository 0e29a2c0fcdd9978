using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using CareFunctions.Core.Json;
using NodaTime;
using NodaTime.Text;

namespace CareFunctions.Core.PenPictures;

/// <summary>What providers are told of a person who needs a service (SOM-RES-18, SOM-SUP-20): nothing in it says who that is.</summary>
/// <param name="Opportunity">The opportunity's reference, which has nothing to do with the case's.</param>
/// <param name="Council">The council's name.</param>
/// <param name="Service">The service's name.</param>
/// <param name="Needs">What support is needed with.</param>
public sealed record PenPicture(string Opportunity, string Council, string Service, IReadOnlyList<SupportNeed> Needs)
{
    /// <summary>The headings that a free text may have, in the order in which they stand.</summary>
    public static IReadOnlyList<string> Headings { get; } = ["about", "support-needs", "outcomes", "preferences"];

    /// <summary>The most characters a free text has.</summary>
    public const int LongestText = 4000;

    /// <summary>The age band; null where the date of birth is not on file.</summary>
    public string? AgeBand { get; init; }

    /// <summary>The postcode's district; null where left out.</summary>
    public string? District { get; init; }

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

    /// <summary>The free texts by their heading, redacted.</summary>
    public IReadOnlyDictionary<string, string> Texts { get; init; } = new Dictionary<string, string>();

    /// <summary>The opportunity report: the picture as lines to send.</summary>
    public IReadOnlyList<string> Report()
    {
        string?[] lines =
        [
            $"{Council}: {Service}",
            AgeBand is null ? null : $"Age: {AgeBand}",
            District is null ? null : $"Area: {District}",
            Needs.Count == 0 ? null : $"Support with: {string.Join(", ", Needs.Select(need => JsonNamingPolicy.KebabCaseLower.ConvertName(need.ToString()).Replace('-', ' ')))}",
            HoursPerWeek is { } hours ? string.Create(CultureInfo.InvariantCulture, $"Hours a week: {hours:0.##}") : null,
            VisitsPerDay is { } visits ? string.Create(CultureInfo.InvariantCulture, $"Visits a day: {visits}") : null,
            TwoCarers ? "Two carers at a time" : null,
            NeededFrom is { } from ? $"Needed from: {LocalDatePattern.Iso.Format(from)}" : null,
            NeededUntil is { } until ? $"Until: {LocalDatePattern.Iso.Format(until)}" : null,
            .. Headings.Where(Texts.ContainsKey).Select(heading => $"{char.ToUpperInvariant(heading[0])}{heading[1..].Replace('-', ' ')}: {Texts[heading]}"),
        ];
        return [.. lines.OfType<string>()];
    }
}
