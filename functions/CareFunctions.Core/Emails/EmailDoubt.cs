namespace CareFunctions.Core.Emails;

/// <summary>One reason why a person must look.</summary>
/// <param name="Code">A stable word, for example <c>question</c>, <c>negation</c>, <c>hedging</c>, <c>several-cases</c>, <c>no-case</c>, <c>hours-unclear</c>.</param>
/// <param name="Sentence">The same in a sentence.</param>
public sealed record EmailDoubt(string Code, string Sentence);
