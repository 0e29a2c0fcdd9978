namespace CareFunctions.Core.TimeBoxes;

/// <summary>Whether an increase keeps within the limit (SOM-INC-05).</summary>
/// <param name="Within">Whether it does.</param>
/// <param name="MostAllowed">The most hours a week that could be authorised for those days; null when that cannot be told.</param>
/// <param name="Code">A code of <see cref="IncreaseCodes"/> for a refusal, null otherwise.</param>
/// <param name="Sentence">The finding in a sentence.</param>
public sealed record LimitFinding(bool Within, decimal? MostAllowed, string? Code, string Sentence);
