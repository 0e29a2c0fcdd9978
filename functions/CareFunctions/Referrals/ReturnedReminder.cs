namespace CareFunctions.Referrals;

/// <summary>A reminder of a returned referral.</summary>
/// <param name="Last">When the worker was told last.</param>
/// <param name="EveryDays">The civil days between reminders.</param>
public sealed record ReturnedReminder(DateTimeOffset Last, int EveryDays);
