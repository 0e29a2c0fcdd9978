namespace CareFunctions.Core.DecisionAids;

/// <summary>Does the option to manage the service independently still exist (GEN-SFM-05, GEN-SFM-06)?</summary>
public static class IndependentManagement
{
    /// <summary>Yes when both conditions are met; no as soon as one is known not to be.</summary>
    /// <param name="request">The facts.</param>
    public static AidedDecision IsStillOpen(IndependentManagementRequest request)
    {
        var grounds = new Grounds();
        grounds.Needs(
            request.SelfFunding,
            "GEN-SFM-05",
            "the individual continues to be self-funding",
            "the individual is no longer self-funding");
        grounds.Needs(
            !request.LegalObligationToManage,
            "GEN-SFM-06",
            "the authority is under no legal obligation to manage the service",
            "the authority is legally obliged to manage the service");
        return grounds.ConcludeAll(Whom.Authority);
    }
}
