namespace CareFunctions.Core.TimeBoxes;

/// <summary>Who is reminded of a clock, and when.</summary>
/// <param name="Tell">The ids of the teams or roles that are told before the last day and on it.</param>
/// <param name="Before">The reminders up to the last day; null for none.</param>
/// <param name="After">The reminders after it, or while none is known; null for none.</param>
/// <param name="OverpaidFrom">The name of the value with the weekly rate in pounds, where a reminder after the last day names the sum paid too much since; null for none.</param>
/// <param name="LocalAssumption">What of it the document does not say; null where it says it all.</param>
public sealed record ClockReminders(
    IReadOnlyList<string> Tell,
    IReadOnlyList<ClockRung>? Before = null,
    ClockEscalation? After = null,
    string? OverpaidFrom = null,
    string? LocalAssumption = null);
