namespace CareFunctions.Core.DecisionAids;

/// <summary>The answer of a decision aid. It supports the person who decides and binds nobody.</summary>
/// <param name="Answer">The answer. Yes and no are given only where no fact that is still unknown could change them.</param>
/// <param name="Reasons">Every reason, in the document's order; never empty.</param>
/// <param name="WhomToAsk">Who can settle it; null unless the answer is <see cref="AidAnswer.AskAPerson"/>.</param>
public sealed record AidedDecision(AidAnswer Answer, IReadOnlyList<Reason> Reasons, string? WhomToAsk);
