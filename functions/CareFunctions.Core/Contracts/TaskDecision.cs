namespace CareFunctions.Core.Contracts;

/// <summary>
/// What a person sends to decide a task. Who they are and which roles they hold comes from their sign-in, never from here.
/// </summary>
/// <param name="Decision">The word, one of the task's own.</param>
/// <param name="Reason">Why, for the case note.</param>
/// <param name="AgreedPlanHoursPerWeek">For an authorisation, the agreed plan's weekly hours as the officer sees them; null when not said.</param>
public sealed record TaskDecision(string Decision, string Reason, decimal? AgreedPlanHoursPerWeek);
