using System.Text.Json.Serialization;
using CareFunctions.Core.Councils;

namespace CareFunctions.Core.Emails;

/// <summary>What an email says, as far as its words go; whether it may be acted on is <see cref="EmailActing"/>'s to decide.</summary>
/// <param name="Intent">What it wants.</param>
/// <param name="CaseRefs">The cases it names, normalised, each once, in the order of the text, the subject first; none of an automatic reply, which only repeats what it answers.</param>
/// <param name="Fields">What it states.</param>
/// <param name="Certainty">How sure the reading is.</param>
/// <param name="Doubts">Every reason why it is not certain; empty when it is.</param>
/// <param name="Evidence">The words that led to each finding.</param>
public sealed record EmailReading(
    EmailIntent Intent,
    IReadOnlyList<CaseReference> CaseRefs,
    EmailFields Fields,
    EmailCertainty Certainty,
    IReadOnlyList<EmailDoubt> Doubts,
    IReadOnlyList<EmailEvidence> Evidence)
{
    /// <summary>Whether a person must look.</summary>
    [JsonIgnore]
    public bool NeedsPerson => Certainty == EmailCertainty.NeedsPerson;
}
