namespace CareFunctions.Core.Referrals;

/// <summary>One thing a referral lacks.</summary>
/// <param name="Item">The rulebook's id of the item.</param>
/// <param name="What">What it is.</param>
/// <param name="Where">Where it is recorded.</param>
/// <param name="Code">
/// Why what is on file does not do: <c>absent</c>, <c>unfinished</c>, <c>not-agreed</c>, <c>undated</c>, <c>future-dated</c> or <c>too-old</c>.
/// </param>
/// <param name="Sentence">The same in a sentence for the worker.</param>
/// <param name="Clauses">The clauses that ask for it.</param>
public sealed record MissingItem(string Item, string What, string Where, string Code, string Sentence, IReadOnlyList<string> Clauses);
