using CareFunctions.Core.Councils;
using CareFunctions.Core.Referrals;

namespace CareFunctions.Referrals;

/// <summary>How a referral ended.</summary>
/// <param name="State">The outcome of its procedure, such as <c>arranged</c>; or <c>returned</c>, <c>refused</c>, <c>held</c>, <c>not-agreed</c>, <c>answered</c> (a task
/// that waited for it), <c>case-ended</c> or <c>by-hand</c>.</param>
/// <param name="Case">The case.</param>
/// <param name="Missing">Everything that was missing, for a returned one.</param>
/// <param name="Provider">The provider found.</param>
public sealed record ReferralResult(string State, CaseReference Case, IReadOnlyList<MissingItem> Missing, string? Provider = null);
