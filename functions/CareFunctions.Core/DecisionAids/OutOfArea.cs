namespace CareFunctions.Core.DecisionAids;

/// <summary>Can services be arranged out of area (GEN-OOA-01 to 03, of which any one is enough)?</summary>
public static class OutOfArea
{
    /// <summary>Yes when any of the three ways is open; no only when none is.</summary>
    /// <param name="request">The facts.</param>
    public static AidedDecision MayBeArranged(OutOfAreaRequest request)
    {
        var grounds = new Grounds();
        var none = grounds.Weigh(
            request.NothingAppropriateLocally,
            "GEN-OOA-01",
            "there are no appropriate services locally",
            "there are appropriate services locally");
        var asked = grounds.Weigh(
            request.PermanentPlacement & request.OwnRequestAgreed,
            "GEN-OOA-02",
            "the person's own request for a permanent placement was agreed under the Wellbeing principle",
            "no own request for a permanent placement was agreed under the Wellbeing principle");
        var interests = grounds.Weigh(
            !request.Capacity & request.AgreedInBestInterests,
            "GEN-OOA-03",
            "the person lacks capacity and an out of area placement was agreed to be in their best interests",
            "no best-interests agreement for a person who lacks capacity supports it");
        return grounds.Conclude(none | asked | interests, Whom.Practitioner);
    }
}
