namespace CareFunctions.Core.DecisionAids;

/// <summary>Is the authority to arrange, or help arrange, the support of a carer who uses alternative support (CAR-INF-01 to 03)?</summary>
public static class CarerSupport
{
    /// <summary>As the carer chooses; who has not chosen is asked. The section speaks only of carers with eligible needs who intend to use alternative support.</summary>
    /// <param name="request">The facts.</param>
    public static AidedDecision IsArrangedByAuthority(CarerSupportRequest request)
    {
        var grounds = new Grounds();
        if ((request.EligibleNeeds & request.AlternativeSupport) is not true)
        {
            var excluded = request.EligibleNeeds == false || request.AlternativeSupport == false;
            grounds.State(
                "CAR-INF-03",
                excluded ? ReasonBearing.LeftOpen : ReasonBearing.NotKnown,
                excluded
                    ? "the section speaks only of carers with eligible needs who intend to use alternative support"
                    : "it is not known whether the carer has eligible needs and intends to use alternative support");
            return grounds.Ask(Whom.Practitioner);
        }

        switch (request.Choice)
        {
            case CarerChoice.EndPlan:
                grounds.State("CAR-INF-01", ReasonBearing.ForNo, "the carer chooses to end the Support Plan and the authority's involvement");
                return grounds.No();
            case CarerChoice.KeepPlanArrangeAlone:
                grounds.State("CAR-INF-02", ReasonBearing.ForNo, "the carer chooses to keep the plan and arrange all of the support alone");
                grounds.State("CAR-INF-05", ReasonBearing.ForNo, "nothing is asked of the authority now; it has a duty to support the arranging as soon as the carer asks");
                return grounds.No();
            case CarerChoice.KeepPlanAskAuthority:
                grounds.State("CAR-INF-03", ReasonBearing.ForYes, "the carer keeps the plan and asks the authority to arrange, or help arrange, its support");
                grounds.State("CAR-INF-05", ReasonBearing.ForYes, "asked, the authority has a duty to support the arranging of what is in the plan");
                return grounds.Yes();
            default:
                grounds.NotKnown("CAR-INF-03", "the carer ends the plan, arranges alone or asks the authority");
                return grounds.Ask(Whom.Carer);
        }
    }
}
