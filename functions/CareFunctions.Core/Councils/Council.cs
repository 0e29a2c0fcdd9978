using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace CareFunctions.Core.Councils;

/// <summary>One of the councils served. There are exactly the instances listed here, so they may be compared by reference.</summary>
[JsonConverter(typeof(CouncilJson))]
public sealed class Council
{
    private Council(string id, string name, string casePrefix, string caseSystem)
    {
        Id = id;
        Name = name;
        CasePrefix = casePrefix;
        CaseSystem = caseSystem;
    }

    /// <summary>Somerset: Eclipse.</summary>
    public static Council Somerset { get; } = new("somerset", "Somerset", "SOM", "Eclipse");

    /// <summary>Croydon: Liquidlogic LAS.</summary>
    public static Council Croydon { get; } = new("croydon", "Croydon", "CRO", "LAS");

    /// <summary>Medway: Mosaic.</summary>
    public static Council Medway { get; } = new("medway", "Medway", "MED", "Mosaic");

    /// <summary>Every council.</summary>
    public static IReadOnlyList<Council> All { get; } = [Somerset, Croydon, Medway];

    /// <summary>The lower-case word used in contracts, URLs and file names, for example <c>somerset</c>.</summary>
    public string Id { get; }

    /// <summary>The name as people write it.</summary>
    public string Name { get; }

    /// <summary>The three letters a normalised case reference starts with, for example <c>SOM</c>.</summary>
    public string CasePrefix { get; }

    /// <summary>The council's case-management system, whose identifiers the case numbers are.</summary>
    public string CaseSystem { get; }

    /// <summary>Finds a council by its id, in any case of letters.</summary>
    /// <param name="id">The word to look up; null finds nothing.</param>
    /// <param name="council">The council, when found.</param>
    public static bool TryParse(string? id, [NotNullWhen(true)] out Council? council)
    {
        council = All.FirstOrDefault(one => string.Equals(one.Id, id, StringComparison.OrdinalIgnoreCase));
        return council is not null;
    }

    /// <summary>Returns <see cref="Id"/>.</summary>
    public override string ToString() => Id;
}
