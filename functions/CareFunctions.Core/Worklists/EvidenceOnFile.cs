using System.Text.Json.Serialization;
using CareFunctions.Core.Json;
using NodaTime;

namespace CareFunctions.Core.Worklists;

/// <summary>One piece of evidence that the case-management system holds.</summary>
/// <param name="Kind">What it is, in the rulebook's words, for example <c>reassessment</c>.</param>
/// <param name="Date">The civil date it was completed or agreed; null when the system has none.</param>
/// <param name="Status">Where it stands; when the event does not say, on file means finished and, where agreement is needed, agreed.</param>
public sealed record EvidenceOnFile(
    string Kind,
    [property: JsonConverter(typeof(LocalDateJson))] LocalDate? Date,
    EvidenceStatus Status = EvidenceStatus.OnFile);
