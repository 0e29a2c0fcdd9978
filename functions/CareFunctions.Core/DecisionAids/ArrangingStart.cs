namespace CareFunctions.Core.DecisionAids;

/// <summary>Is the general procedure to be used now (GEN-USE-01 to 03)?</summary>
public static class ArrangingStart
{
    /// <summary>Yes when the budget is agreed, the plan is signed off or not needed, and services still have to be arranged.</summary>
    /// <param name="request">The facts.</param>
    public static AidedDecision MayBegin(ArrangingStartRequest request)
    {
        var grounds = new Grounds();
        grounds.Needs(
            request.FinalBudgetAgreed,
            "GEN-USE-01",
            "a final personal budget was agreed",
            "no final personal budget was agreed");
        if (request.PlanNeeded == false)
        {
            grounds.State("GEN-SFA-02", ReasonBearing.ForYes, "no care and support planning process is required");
        }
        else
        {
            grounds.Needs(
                request.PlanSignedOff | !request.PlanNeeded,
                "GEN-USE-02",
                "the plan that has to be signed off was signed off",
                "the plan was not signed off");
        }

        grounds.Needs(
            request.ServicesToArrange,
            "GEN-USE-03",
            "services still have to be arranged",
            "no services have to be arranged");
        return grounds.ConcludeAll(Whom.Practitioner);
    }
}
