using System.Text.Json.Serialization;
using CareFunctions.Core.Json;
using NodaTime;

namespace CareFunctions.Core.PenPictures;

/// <summary>What the council's file has that a free text must not repeat. It is compared with, and neither kept nor sent on.</summary>
public sealed record OnFile
{
    /// <summary>Nothing on file: the text is still searched for everything that shows by itself.</summary>
    public static OnFile Nothing { get; } = new();

    /// <summary>The names of the person and of everybody around them: family, carers, workers.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>Their addresses, as written on file.</summary>
    public IReadOnlyList<string> Addresses { get; init; } = [];

    /// <summary>The person's date of birth.</summary>
    [JsonConverter(typeof(LocalDateJson))]
    public LocalDate? DateOfBirth { get; init; }

    /// <summary>The case's number in the council's system, as digits; with it the number alone is found too.</summary>
    public string? CaseNumber { get; init; }
}
