using CareFunctions.Core.Worklists;

namespace CareFunctions.Referrals;

/// <summary>A reassignment on its way to the work that waits for it.</summary>
/// <param name="InstanceId">Its own instance.</param>
/// <param name="Request">What is asked.</param>
/// <param name="At">When it came.</param>
public sealed record ArrivedReferral(string InstanceId, WorklistRequest Request, DateTimeOffset At);
