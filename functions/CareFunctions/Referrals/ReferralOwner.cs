namespace CareFunctions.Referrals;

/// <summary>Who owns a service.</summary>
/// <param name="Team">The team's name.</param>
/// <param name="Role">The role of the team, as staff sign in with it.</param>
public sealed record ReferralOwner(string Team, string Role);
