namespace CareFunctions.Core.Contracts;

/// <summary>One thing wrong with what was sent.</summary>
/// <param name="Pointer">Where, as a JSON pointer (RFC 6901); empty for the whole document.</param>
/// <param name="Code">What, as a stable word: see <see cref="FaultCodes"/>.</param>
/// <param name="Sentence">What is wrong and what would be right, without repeating the value sent.</param>
public sealed record ContractFault(string Pointer, string Code, string Sentence)
{
    private const string Data = "/data";

    /// <summary>The same fault where an event's data is the whole document: <c>/data/service</c> becomes <c>/service</c>.</summary>
    public ContractFault WithinData() => Pointer.StartsWith(Data, StringComparison.Ordinal) ? this with { Pointer = Pointer[Data.Length..] } : this;
}
