using System.Globalization;
using CareFunctions.Core.Contracts;
using CareFunctions.Core.Rulebooks;
using CareFunctions.Core.Worklists;

namespace CareFunctions.Core.Referrals;

/// <summary>Whether a worklist reassignment says of a person what cannot be so at once.</summary>
public static class RequestContradictions
{
    /// <summary>Every contradiction of the rulebook that the request has, as faults of the event; each points at the last of the circumstances that contradict.</summary>
    /// <param name="rulebook">The council's rulebook.</param>
    /// <param name="request">The reassignment.</param>
    public static IReadOnlyList<ContractFault> Faults(Rulebook rulebook, WorklistRequest request)
    {
        ArgumentNullException.ThrowIfNull(rulebook);
        ArgumentNullException.ThrowIfNull(request);
        var stated = ReferralRequest.Stated(request.Details).Select(one => one.Kind).ToHashSet(StringComparer.Ordinal);
        return [.. (rulebook.Contradictions ?? [])
            .Where(rule => rule.Flags.All(request.Flags.Contains) && (rule.Stated ?? []).All(stated.Contains))
            .Select(rule => new ContractFault("/data/flags/" + Last(rule, request).ToString(CultureInfo.InvariantCulture), FaultCodes.Contradiction, rule.Why))];
    }

    private static int Last(ContradictionRule rule, WorklistRequest request) =>
        Enumerable.Range(0, request.Flags.Count).Last(index => rule.Flags.Contains(request.Flags[index], StringComparer.Ordinal));
}
