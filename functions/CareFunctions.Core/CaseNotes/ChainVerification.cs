using System.Text.Json.Serialization;

namespace CareFunctions.Core.CaseNotes;

/// <summary>What <see cref="CaseNoteChain.Verify"/> found.</summary>
/// <param name="Count">How many notes were read before it stopped.</param>
/// <param name="FirstBroken">The sequence of the first note at fault, or null when every note is intact.</param>
/// <param name="Code">
/// <c>altered</c>, <c>removed</c>, <c>reordered</c>, <c>relinked</c>, <c>repeated</c>, <c>foreign</c>, <c>truncated</c> or
/// <c>surplus</c>; null when intact.
/// </param>
/// <param name="Sentence">The finding in a sentence.</param>
public sealed record ChainVerification(int Count, int? FirstBroken, string? Code, string Sentence)
{
    /// <summary>Whether every note is as it was written and none is missing.</summary>
    [JsonIgnore]
    public bool Intact => Code is null;
}
