namespace CareFunctions.Core.TimeBoxes;

/// <summary>What came of a request, a decision or an expiry. A refusal is an outcome, not an exception.</summary>
/// <param name="Next">The increase afterwards; unchanged when refused, null when there is none (a request refused outright).</param>
/// <param name="Accepted">Whether it took effect.</param>
/// <param name="Code">A stable word: see <see cref="IncreaseCodes"/>.</param>
/// <param name="Sentence">The same in a sentence for the person.</param>
/// <param name="Clause">The clause it rests on, or null.</param>
public sealed record IncreaseOutcome(TemporaryIncrease? Next, bool Accepted, string Code, string Sentence, string? Clause);
