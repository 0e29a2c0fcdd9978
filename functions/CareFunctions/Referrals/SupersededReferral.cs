using CareFunctions.Core.Councils;

namespace CareFunctions.Referrals;

/// <summary>An earlier request whose place another one takes.</summary>
/// <param name="InstanceId">Its instance.</param>
/// <param name="Case">Its case.</param>
/// <param name="By">The team that asks for the other one.</param>
/// <param name="At">When the other one came.</param>
public sealed record SupersededReferral(string InstanceId, CaseReference Case, string By, DateTimeOffset At);
