namespace CareFunctions.Core.Rulebooks;

/// <summary>What happens while a referral is returned to the worker (SOM-DOM-10, SOM-DOM-11).</summary>
/// <param name="RemindEveryDays">The civil days between reminders.</param>
/// <param name="LocalAssumption">Why the interval is assumed.</param>
/// <param name="Clauses">The clauses cited.</param>
public sealed record ReturnedRules(int RemindEveryDays, string LocalAssumption, IReadOnlyList<string> Clauses);
