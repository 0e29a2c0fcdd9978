namespace CareFunctions.Core.Emails.Roles;

/// <summary>What is observed of a message about an assessment, for the weights that say whether the home accepts, declines or leaves it open.</summary>
internal static class OutcomeRoles
{
    /// <summary>The outcomes, and none.</summary>
    public static readonly IReadOnlyList<string> Names = [DayRoles.None, "accepted", "declined"];

    /// <summary>The features: all words of the message, and what the rules read.</summary>
    /// <param name="words">The features of its words.</param>
    /// <param name="read">What the rules read; null leaves that out.</param>
    public static IReadOnlyCollection<string> Observed(IReadOnlyCollection<string> words, EmailFields? read) => read is null ? words : [.. words, "rule " + WordOf(read.Outcome)];

    /// <summary>The answer that an outcome is.</summary>
    public static string WordOf(EmailOutcome? outcome) => outcome switch { EmailOutcome.Accepted => "accepted", EmailOutcome.Declined => "declined", _ => DayRoles.None };
}
