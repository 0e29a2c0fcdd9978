using CareFunctions.Core.Contracts;

namespace CareFunctions.Emails;

/// <summary>What became of an email that came in.</summary>
/// <param name="InstanceId">The procedure's instance; of the first one where the same text was sent again. Empty when there are faults.</param>
/// <param name="Started">Whether this call started it; otherwise it had been started before.</param>
/// <param name="Faults">Every fault that makes it no email that could be taken in.</param>
public sealed record EmailReceipt(string InstanceId, bool Started, IReadOnlyList<ContractFault> Faults)
{
    /// <summary>A message that cannot be taken in.</summary>
    public static EmailReceipt Faulty(IReadOnlyList<ContractFault> faults) => new("", false, faults);
}
