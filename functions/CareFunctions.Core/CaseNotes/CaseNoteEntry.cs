using System.Text.Json.Serialization;
using CareFunctions.Core.Councils;
using CareFunctions.Core.Json;
using NodaTime;

namespace CareFunctions.Core.CaseNotes;

/// <summary>What a step wants written, before it has a place in the chain.</summary>
/// <param name="Case">The case.</param>
/// <param name="At">When it happened; orchestrations pass their replay-safe time so that a retry writes the same.</param>
/// <param name="Who">The person's or system's name for staff to read.</param>
/// <param name="What">What was done, in a sentence.</param>
/// <param name="Clause">The clause that asks for it, or null.</param>
/// <param name="InstanceId">The orchestration.</param>
/// <param name="Step">The step of that orchestration.</param>
public sealed record CaseNoteEntry(
    CaseReference Case,
    [property: JsonConverter(typeof(InstantJson))] Instant At,
    string Who,
    string What,
    string? Clause,
    string InstanceId,
    string Step);
