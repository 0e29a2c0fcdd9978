namespace CareFunctions.Core.Rulebooks;

/// <summary>What Sourcing Care may authorise alone (SOM-INC-05).</summary>
/// <param name="LimitHoursPerWeek">The most hours a week above the agreed plan, all temporary increases together; exactly that many is allowed.</param>
/// <param name="AuthorisedBy">The id of the role that authorises.</param>
/// <param name="InitialDays">The length of the first period in civil days, its last day included.</param>
/// <param name="LocalAssumption">Why that length is assumed.</param>
/// <param name="Reminders">Who is reminded, and when.</param>
/// <param name="Clauses">The clauses cited.</param>
public sealed record TemporaryIncreaseRule(
    decimal LimitHoursPerWeek,
    string AuthorisedBy,
    int InitialDays,
    string LocalAssumption,
    ReminderRules Reminders,
    IReadOnlyList<string> Clauses);
