using CareFunctions.Core.Worklists;

namespace CareFunctions.Referrals;

/// <summary>What a referral's procedure starts with.</summary>
/// <param name="Request">What is asked.</param>
/// <param name="ReceivedAt">When it was received.</param>
/// <param name="Supersedes">The instance of the earlier request that this one takes the place of; <see langword="null"/> for none.</param>
public sealed record ReferralInput(WorklistRequest Request, DateTimeOffset ReceivedAt, string? Supersedes = null);
