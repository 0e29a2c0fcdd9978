namespace CareFunctions.TimeBoxes;

/// <summary>A time box to begin.</summary>
/// <param name="Start">The clock to run.</param>
/// <param name="At">When, by the procedure's clock.</param>
public sealed record TimeBoxBeginning(TimeBoxStart Start, DateTimeOffset At);
