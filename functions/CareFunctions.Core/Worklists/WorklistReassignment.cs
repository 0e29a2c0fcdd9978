using System.Text.Json.Serialization;
using CareFunctions.Core.Councils;
using CareFunctions.Core.Json;
using NodaTime;

namespace CareFunctions.Core.Worklists;

/// <summary>
/// A worklist reassigned in a case-management system, as a CloudEvents 1.0 event: how all work but email arrives
/// (SOM-DOM-14, SOM-INC-03). Read with <see cref="Contracts.ContractReader.WorklistReassignment(ReadOnlyMemory{byte})"/>, which has checked it.
/// </summary>
/// <param name="Id">The CloudEvents <c>id</c>; with <paramref name="Source"/> the event's identity.</param>
/// <param name="Source">The CloudEvents <c>source</c>.</param>
/// <param name="Type">The CloudEvents <c>type</c>.</param>
/// <param name="Time">When it happened, as the source says; null when it does not.</param>
/// <param name="Data">What was reassigned.</param>
/// <param name="Supersedes">The CloudEvents <c>id</c> of an earlier event of the same source, whose request this one takes the place of; null for none.</param>
public sealed record WorklistReassignment(
    string Id,
    string Source,
    string Type,
    [property: JsonConverter(typeof(InstantJson))] Instant? Time,
    WorklistRequest Data,
    string? Supersedes = null)
{
    /// <summary>The orchestration instance id of this event; a repeat of the event has the same.</summary>
    [JsonIgnore]
    public string InstanceId => WorkIdentity.ForEvent(Source, Id);

    /// <summary>The orchestration instance id of the event whose request this one takes the place of; null for none.</summary>
    [JsonIgnore]
    public string? SupersededInstanceId => Supersedes is null ? null : WorkIdentity.ForEvent(Source, Supersedes);
}
