using CareFunctions.Core.Contracts;
using CareFunctions.Http;

namespace CareFunctions.Ingest;

/// <summary>Turns what a contract's reader found into problem details.</summary>
public static class ContractProblem
{
    /// <summary>400 when the bytes are no JSON text at all, otherwise 422 with every fault.</summary>
    public static Problem Of(IReadOnlyList<ContractFault> faults)
    {
        var listed = FaultsOf(faults);
        return faults is [{ Code: FaultCodes.InvalidJson or FaultCodes.InvalidEncoding } only]
            ? Problem.BadRequest(only.Code, only.Sentence, listed)
            : Problem.Unprocessable(listed);
    }

    /// <summary>The faults as problem details carry them.</summary>
    public static IReadOnlyList<ProblemFault> FaultsOf(IReadOnlyList<ContractFault> faults) =>
        [.. faults.Select(fault => new ProblemFault(fault.Pointer, fault.Code, fault.Sentence))];
}
