using System.Text.Json.Serialization;
using CareFunctions.Core.Councils;
using CareFunctions.Core.Json;
using CareFunctions.Core.TimeBoxes;
using NodaTime;

namespace CareFunctions.TimeBoxes;

/// <summary>A clock to run.</summary>
public sealed record TimeBoxStart
{
    /// <summary>The rule, which a running clock keeps whatever becomes of the rulebook. Its texts have their values in place.</summary>
    public required ClockRule Clock { get; init; }

    /// <summary>The case.</summary>
    public required CaseReference Case { get; init; }

    /// <summary>The rulebook's id of the service.</summary>
    public required string Service { get; init; }

    /// <summary>The first day that counts.</summary>
    [JsonConverter(typeof(LocalDateJson))]
    public required LocalDate FirstDay { get; init; }

    /// <summary>The last day, where the rule's length rests on a date; <see langword="null"/> where that date is not known, or the rule has a number of days.</summary>
    [JsonConverter(typeof(LocalDateJson))]
    public LocalDate? LastDay { get; init; }

    /// <summary>The directory id of whoever asked for the work.</summary>
    public string? RequestedBy { get; init; }

    /// <summary>What is known by name, such as the weekly rate.</summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>();

    /// <summary>What teams and roles are called, by their ids; an id without a name is shown as words.</summary>
    public IReadOnlyDictionary<string, string> Names { get; init; } = new Dictionary<string, string>();

    /// <summary>The clauses of the step that runs it; the rule's come on top.</summary>
    public IReadOnlyList<string> Clauses { get; init; } = [];

    /// <summary>The step of the procedure that runs it.</summary>
    public string? Step { get; init; }

    /// <summary>What staff call a team or role.</summary>
    /// <param name="id">Its id.</param>
    public string NameOf(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return Names.TryGetValue(id, out var name) ? name : id.Replace('-', ' ');
    }
}
