namespace CareFunctions.Core.Rulebooks;

/// <summary>A reminder ladder.</summary>
/// <param name="Ladder">The rungs.</param>
/// <param name="Tell">The ids of the teams that are told.</param>
/// <param name="LocalAssumption">Why it is assumed.</param>
public sealed record ReminderRules(IReadOnlyList<ReminderRung> Ladder, IReadOnlyList<string> Tell, string LocalAssumption);
