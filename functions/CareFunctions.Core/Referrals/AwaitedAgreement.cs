namespace CareFunctions.Core.Referrals;

/// <summary>An agreement that is not there yet.</summary>
/// <param name="Gate">The rulebook's id of the gate.</param>
/// <param name="What">What must be agreed.</param>
/// <param name="By">The rulebook's ids of the roles and forums of which any one may agree; empty when the document names nobody.</param>
/// <param name="Where">Where the agreement is recorded.</param>
/// <param name="Code">Why what is on file does not do, as in <see cref="MissingItem"/>.</param>
/// <param name="Clauses">The clauses that ask for it.</param>
public sealed record AwaitedAgreement(string Gate, string What, IReadOnlyList<string> By, string Where, string Code, IReadOnlyList<string> Clauses);
