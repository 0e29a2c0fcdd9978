namespace CareFunctions.Core.TimeBoxes;

/// <summary>What came of an event. A refusal is an outcome, not an exception.</summary>
/// <param name="Next">The time box afterwards; unchanged when refused.</param>
/// <param name="Accepted">Whether it took effect.</param>
/// <param name="Code">A stable word: see <see cref="TimeBoxCodes"/>.</param>
/// <param name="Sentence">The same in a sentence for the person.</param>
/// <param name="Clause">The clause it rests on.</param>
/// <param name="Late">Whether it came after the last day.</param>
/// <param name="Reminder">The reminder to send, where one was due.</param>
public sealed record TimeBoxOutcome(
    TimeBox Next, bool Accepted, string Code, string Sentence, string Clause, bool Late = false, ClockReminder? Reminder = null);
