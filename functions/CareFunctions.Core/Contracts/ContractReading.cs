using System.Diagnostics.CodeAnalysis;

namespace CareFunctions.Core.Contracts;

/// <summary>What was read from a message: either the value, or every fault found.</summary>
/// <typeparam name="T">What the contract describes.</typeparam>
/// <param name="Value">The value; null when there are faults.</param>
/// <param name="Faults">Every fault, in document order; empty when there is a value.</param>
public sealed record ContractReading<T>(T? Value, IReadOnlyList<ContractFault> Faults)
    where T : class
{
    /// <summary>Whether the message was sound.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    public bool Sound => Value is not null;
}
