namespace CareFunctions.Core.DecisionAids;

/// <summary>What decides whether services may be arranged under the general procedure. Null stands for not known.</summary>
/// <param name="FinalBudgetAgreed">Whether a final personal budget was agreed.</param>
/// <param name="PlanSignedOff">Whether the Care and Support Plan, or Support Plan, was signed off.</param>
/// <param name="PlanNeeded">Whether a plan is needed, as <see cref="CarePlanNeed"/> answers.</param>
/// <param name="ServicesToArrange">Whether services still have to be arranged.</param>
public sealed record ArrangingStartRequest(
    bool? FinalBudgetAgreed = null,
    bool? PlanSignedOff = null,
    bool? PlanNeeded = null,
    bool? ServicesToArrange = null);
