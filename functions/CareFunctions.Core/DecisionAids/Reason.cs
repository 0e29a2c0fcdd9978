namespace CareFunctions.Core.DecisionAids;

/// <summary>One reason of an answer.</summary>
/// <param name="Sentence">The reason, for the worker to read. It holds no personal data.</param>
/// <param name="Clause">The id of the clause it rests on.</param>
/// <param name="Bearing">Which way it points.</param>
public sealed record Reason(string Sentence, string Clause, ReasonBearing Bearing);
