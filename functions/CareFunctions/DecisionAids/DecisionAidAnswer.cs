using CareFunctions.Core.DecisionAids;

namespace CareFunctions.DecisionAids;

/// <summary>What a decision aid answers over HTTP.</summary>
/// <param name="Question">The question.</param>
/// <param name="Answer">Yes, no, or that a person is to be asked.</param>
/// <param name="Reasons">Every reason with its clause.</param>
/// <param name="WhomToAsk">Who can settle it; absent unless a person is to be asked.</param>
public sealed record DecisionAidAnswer(string Question, AidAnswer Answer, IReadOnlyList<Reason> Reasons, string? WhomToAsk);
