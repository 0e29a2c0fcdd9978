namespace CareFunctions.Core.Tests.TimeBoxes;

/// <summary>A reminder as <see cref="PlainTimeBox"/> works it out.</summary>
internal sealed record PlainReminder(DateTime At, IReadOnlyList<string> Tell, int? DaysLeft, bool Escalates, DateOnly Day);
