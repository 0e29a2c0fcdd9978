using CareFunctions.Core.Councils;
using CareFunctions.Core.Emails;

namespace CareFunctions.Emails;

/// <summary>How an email is read, and what would be done with it.</summary>
/// <param name="Intent">What it wants.</param>
/// <param name="CaseRefs">The cases it names.</param>
/// <param name="Fields">What it states; what is not stated, or stated twice differently, is left out.</param>
/// <param name="MayActAutomatically">Whether it would be acted on without a person.</param>
/// <param name="Certainty">How sure the reading is.</param>
/// <param name="Reasons">Every reason why a person would look; empty when none would.</param>
/// <param name="Evidence">The words that led to each finding.</param>
/// <param name="WouldDo">What would be done.</param>
public sealed record EmailReadAnswer(
    EmailIntent Intent,
    IReadOnlyList<CaseReference> CaseRefs,
    EmailFields Fields,
    bool MayActAutomatically,
    EmailCertainty Certainty,
    IReadOnlyList<EmailDoubt> Reasons,
    IReadOnlyList<EmailEvidence> Evidence,
    string WouldDo);
