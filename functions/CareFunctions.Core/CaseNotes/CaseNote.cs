using System.Text.Json.Serialization;
using CareFunctions.Core.Councils;
using CareFunctions.Core.Json;
using NodaTime;

namespace CareFunctions.Core.CaseNotes;

/// <summary>
/// One line of a case's record (SOM-DOM-20, SOM-CHG-02): who did what, when, under which clause. Append-only; each note holds
/// the hash of the one before it, so that a note which is altered, removed or moved is found by <see cref="CaseNoteChain.Verify"/>.
/// </summary>
/// <param name="Case">The case.</param>
/// <param name="Sequence">The note's place in the case, from 1 without gaps.</param>
/// <param name="At">When it happened.</param>
/// <param name="Who">The person's or system's name for staff to read; never a person who receives care.</param>
/// <param name="What">What was done, in a sentence.</param>
/// <param name="Clause">The clause that asks for it, or null where none does.</param>
/// <param name="InstanceId">The orchestration that wrote it.</param>
/// <param name="Step">The step of that orchestration; with the instance it is the note's identity.</param>
/// <param name="PreviousHash">The previous note's <paramref name="Hash"/>; for the first note <see cref="CaseNoteChain.Beginning"/>.</param>
/// <param name="Hash">SHA-256 of everything above, lower-case hex.</param>
public sealed record CaseNote(
    CaseReference Case,
    int Sequence,
    [property: JsonConverter(typeof(InstantJson))] Instant At,
    string Who,
    string What,
    string? Clause,
    string InstanceId,
    string Step,
    string PreviousHash,
    string Hash)
{
    /// <summary>The note's idempotency key: the same for every retry of the step that writes it.</summary>
    [JsonIgnore]
    public string StepKey => CaseNoteChain.StepKey(InstanceId, Step);
}
