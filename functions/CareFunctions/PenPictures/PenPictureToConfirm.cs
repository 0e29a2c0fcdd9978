using CareFunctions.Core.Councils;

namespace CareFunctions.PenPictures;

/// <summary>A pen picture for a person to confirm. What it says stays in its table: a history keeps no text.</summary>
/// <param name="Opportunity">The opportunity's reference.</param>
/// <param name="Case">The case.</param>
/// <param name="ServiceName">The service's name.</param>
/// <param name="Team">The team that confirms.</param>
/// <param name="Role">The role that confirms, as it signs in.</param>
/// <param name="Findings">How many things were found in its texts and taken out.</param>
/// <param name="Clauses">The clauses it rests on.</param>
/// <param name="AnswersTasks">Whether, once it is confirmed, it answers the task that waits for it; not for one that an earlier version made.</param>
public sealed record PenPictureToConfirm(
    string Opportunity, CaseReference Case, string ServiceName, string Team, string Role, int Findings, IReadOnlyList<string> Clauses, bool AnswersTasks = false);
