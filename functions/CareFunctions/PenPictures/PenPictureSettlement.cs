namespace CareFunctions.PenPictures;

/// <summary>What a person decided about a pen picture.</summary>
/// <param name="Opportunity">The opportunity's reference.</param>
/// <param name="Confirmed">Whether it was confirmed; otherwise it was rejected.</param>
/// <param name="By">The person's directory object id.</param>
/// <param name="At">When.</param>
/// <param name="NotificationId">The identity of the notification that tells providers.</param>
/// <param name="Clauses">The clauses it rests on.</param>
public sealed record PenPictureSettlement(
    string Opportunity, bool Confirmed, string By, DateTimeOffset At, string NotificationId, IReadOnlyList<string> Clauses);
