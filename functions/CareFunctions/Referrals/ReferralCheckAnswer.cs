using CareFunctions.Core.Referrals;
using CareFunctions.Core.Rulebooks;

namespace CareFunctions.Referrals;

/// <summary>What a referral check answers over HTTP.</summary>
/// <param name="Outcome">The finding.</param>
/// <param name="Edition">The rulebook it was held against.</param>
/// <param name="Guidance">What the council's documents advise about the service.</param>
public sealed record ReferralCheckAnswer(ReferralOutcome Outcome, RulebookVersion Edition, IReadOnlyList<Guidance> Guidance);
