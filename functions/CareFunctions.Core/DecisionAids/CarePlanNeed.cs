namespace CareFunctions.Core.DecisionAids;

/// <summary>Is a Care and Support Plan needed (GEN-USE-02, GEN-SFA-01, GEN-SFA-02, GEN-SFM-02)?</summary>
public static class CarePlanNeed
{
    /// <summary>
    /// No only for a self-funder for whom the authority arranges and does not manage, having agreed to or having a duty to. Where it
    /// neither arranges nor manages, the document is silent and a person is asked.
    /// </summary>
    /// <param name="request">The facts.</param>
    public static AidedDecision IsNeeded(CarePlanNeedRequest request)
    {
        var grounds = new Grounds();
        if (request.SelfFunding == false)
        {
            grounds.State("GEN-USE-02", ReasonBearing.ForYes, "a plan must be signed off first, and the exemption is for self-funders only");
            return grounds.Yes();
        }

        if (request.SelfFunding is null || request.AuthorityArranges is null || request.AuthorityManages is null)
        {
            grounds.NotKnown("GEN-SFA-01", "the individual is self-funding and has the authority arrange only");
            return grounds.Ask(Whom.Practitioner);
        }

        switch (request.AuthorityArranges, request.AuthorityManages)
        {
            case (true, true):
                grounds.State("GEN-SFM-02", ReasonBearing.ForYes, "the authority arranges and manages, so a plan must be developed");
                return grounds.Yes();
            case (false, true):
                grounds.State("GEN-USE-02", ReasonBearing.ForYes, "a plan must be signed off first, and the exemption is only for arranging without managing");
                return grounds.Yes();
            case (false, false):
                grounds.State("GEN-SFA-02", ReasonBearing.LeftOpen, "the authority neither arranges nor manages; of this the document says nothing");
                return grounds.Ask(Whom.Authority);
            default:
                grounds.State("GEN-SFA-01", ReasonBearing.ForNo, "the individual wants support to arrange only and manages the services themselves");
                break;
        }

        if (request.AgreedOrDuty == true)
        {
            grounds.State("GEN-SFA-02", ReasonBearing.ForNo, "the authority agreed, or has a duty, to arrange, so no care and support planning process is required");
            return grounds.No();
        }

        grounds.State(
            "GEN-SFA-02",
            request.AgreedOrDuty is null ? ReasonBearing.NotKnown : ReasonBearing.LeftOpen,
            request.AgreedOrDuty is null
                ? "it is not known whether the authority agreed, or has a duty, to arrange"
                : "the authority neither agreed to arrange nor has a duty to, so the exemption does not reach the case");
        return grounds.Ask(Whom.Authority);
    }
}
