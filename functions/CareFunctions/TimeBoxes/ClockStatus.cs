using System.Text.Json.Serialization;
using CareFunctions.Core.Councils;
using CareFunctions.Core.Json;
using NodaTime;

namespace CareFunctions.TimeBoxes;

/// <summary>How a running clock stands: the custom status of its orchestration, and what staff see.</summary>
/// <param name="Clock">The kind: the id of its rule, or <c>temporary-increase</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="Case">The case.</param>
/// <param name="WaitingFor">The id of the role that may decide.</param>
/// <param name="Owner">What the team on whose worklist it stands is called.</param>
/// <param name="What">What is to be decided.</param>
/// <param name="FirstDay">The first day that counts.</param>
/// <param name="Until">The last day; null where none is known.</param>
/// <param name="NextReminder">When somebody is reminded next; null for never.</param>
/// <param name="Then">What happens when nobody decides.</param>
/// <param name="Extensions">How many times it has been extended.</param>
/// <param name="Clauses">The clauses it rests on.</param>
public sealed record ClockStatus(
    string Clock,
    string Name,
    CaseReference Case,
    string WaitingFor,
    string Owner,
    string What,
    [property: JsonConverter(typeof(LocalDateJson))] LocalDate FirstDay,
    [property: JsonConverter(typeof(LocalDateJson))] LocalDate? Until,
    DateTimeOffset? NextReminder,
    string Then,
    int Extensions,
    IReadOnlyList<string> Clauses);
