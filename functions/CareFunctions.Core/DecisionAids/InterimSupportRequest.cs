namespace CareFunctions.Core.DecisionAids;

/// <summary>What decides whether urgent or interim support may be arranged. Null stands for not known.</summary>
/// <param name="Document">The document: for the person, or for the carer.</param>
/// <param name="UrgentOrInterim">Whether the support is urgent or interim.</param>
/// <param name="Agreed">Whether it was agreed; by whom, neither document says.</param>
/// <param name="BridgesDelay">Whether it bridges the delay of an alternative service.</param>
public sealed record InterimSupportRequest(
    GeneralDocument Document,
    bool? UrgentOrInterim = null,
    bool? Agreed = null,
    bool? BridgesDelay = null);
