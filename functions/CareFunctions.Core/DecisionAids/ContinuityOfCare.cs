namespace CareFunctions.Core.DecisionAids;

/// <summary>Do the Care Act's continuity of care arrangements apply (GEN-OOA-04)?</summary>
public static class ContinuityOfCare
{
    /// <summary>Yes when the person moves from one area to another.</summary>
    /// <param name="request">The facts.</param>
    public static AidedDecision Applies(ContinuityOfCareRequest request)
    {
        var grounds = new Grounds();
        grounds.Needs(
            request.MovesArea,
            "GEN-OOA-04",
            "the person moves from one area to another, to which continuity of care applies",
            "the person does not move from one area to another");
        return grounds.ConcludeAll(Whom.Practitioner);
    }
}
