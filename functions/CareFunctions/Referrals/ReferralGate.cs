namespace CareFunctions.Referrals;

/// <summary>An agreement that a referral waits for before anything is sourced.</summary>
/// <param name="Gate">The rulebook's id of the gate.</param>
/// <param name="What">What must be agreed.</param>
/// <param name="Where">Where the agreement is recorded.</param>
/// <param name="Team">The name of the team on whose worklist it stands.</param>
/// <param name="Role">The role that agrees, or records what a forum decided, as staff sign in with it.</param>
/// <param name="Clauses">The clauses that ask for it.</param>
/// <param name="ShownBy">The kind of evidence that shows it.</param>
public sealed record ReferralGate(
    string Gate, string What, string Where, string Team, string Role, IReadOnlyList<string> Clauses, string ShownBy);
