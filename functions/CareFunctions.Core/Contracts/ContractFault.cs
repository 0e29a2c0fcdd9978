namespace CareFunctions.Core.Contracts;

/// <summary>One thing wrong with what was sent.</summary>
/// <param name="Pointer">Where, as a JSON pointer (RFC 6901); empty for the whole document.</param>
/// <param name="Code">What, as a stable word: see <see cref="FaultCodes"/>.</param>
/// <param name="Sentence">What is wrong and what would be right, without repeating the value sent.</param>
public sealed record ContractFault(string Pointer, string Code, string Sentence);
