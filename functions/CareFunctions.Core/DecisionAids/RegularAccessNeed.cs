namespace CareFunctions.Core.DecisionAids;

/// <summary>Must ways of meeting a regular need for access support still be explored (GEN-ALT-21, GEN-ALT-22; then GEN-ALT-23)?</summary>
public static class RegularAccessNeed
{
    /// <summary>Yes when support is needed regularly and either the plan does not know of it or nothing lasting is arranged.</summary>
    /// <param name="request">The facts.</param>
    public static AidedDecision MustBeExplored(RegularAccessNeedRequest request)
    {
        var grounds = new Grounds();
        if (request.NeededRegularly == false)
        {
            grounds.State("GEN-ALT-23", ReasonBearing.ForNo, "there is no regular need for access support");
            return grounds.No();
        }

        var unplanned = grounds.Weigh(
            !request.IdentifiedInPlanning,
            "GEN-ALT-21",
            "the regular need was not identified in care and support planning, though it should have been",
            "the regular need was identified in care and support planning");
        var unarranged = grounds.Weigh(
            !request.LongTermArrangements,
            "GEN-ALT-22",
            "suitable long-term arrangements are missing",
            "suitable long-term arrangements are in place");
        if (request.NeededRegularly is null)
        {
            grounds.NotKnown("GEN-ALT-23", "access support is needed regularly");
        }

        return grounds.Conclude(request.NeededRegularly & (unplanned | unarranged), Whom.Practitioner);
    }
}
