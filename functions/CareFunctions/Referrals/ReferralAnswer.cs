using CareFunctions.Core.Referrals;
using CareFunctions.Core.Rulebooks;

namespace CareFunctions.Referrals;

/// <summary>What the rulebook says to a reassignment.</summary>
/// <param name="Outcome">The finding, or <see langword="null"/> for a request that people handle.</param>
/// <param name="Edition">The rulebook it was held against.</param>
public sealed record ReferralAnswer(ReferralOutcome? Outcome, RulebookVersion Edition);
