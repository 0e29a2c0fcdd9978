namespace CareFunctions.Core.DecisionAids;

/// <summary>Is the duty to meet an eligible need discharged by an alternative service (GEN-ALT-01, 09 to 13; CAR-ALT-01, 09 to 13)?</summary>
public static class AlternativeService
{
    /// <summary>
    /// Yes only when the service is in place, the practitioner is satisfied of both conditions and has considered support and
    /// advocacy. While these two are not considered, the practitioner is asked, whatever else is met.
    /// </summary>
    /// <param name="request">The facts.</param>
    public static AidedDecision DischargesDuty(AlternativeServiceRequest request)
    {
        var part = request.Document == GeneralDocument.Carers ? "CAR-ALT" : "GEN-ALT";
        var grounds = new Grounds();
        grounds.Needs(
            request.InPlanForEligibleNeed & request.OutsideAdultSocialCare,
            $"{part}-01",
            "the service is an alternative one: in the plan, for an eligible need, and from outside adult social care",
            "the service is not an alternative one, so the duty is not discharged in this way");
        grounds.Needs(
            request.InPlace,
            $"{part}-09",
            "the service is in place",
            "the service is not in place, and the duty is discharged only once it is");
        grounds.Needs(
            request.TimelyArrangements,
            $"{part}-10",
            "suitable and timely arrangements will be made through the service",
            "the practitioner is not satisfied that suitable and timely arrangements will be made");
        grounds.Needs(
            request.AvailablePromptly,
            $"{part}-11",
            "the service is available and can be given promptly",
            "the practitioner is not satisfied that the service is available and can be given promptly");
        Consider(grounds, request.SupportConsidered, $"{part}-12", "any support needed to arrange the service");
        Consider(grounds, request.AdvocacyConsidered, $"{part}-13", "whether the advocacy duty applies");
        return grounds.ConcludeAll(Whom.Practitioner);
    }

    private static void Consider(Grounds grounds, bool? considered, string clause, string what)
    {
        if (considered == true)
        {
            grounds.State(clause, ReasonBearing.ForYes, $"it was considered: {what}");
            return;
        }

        // What was not considered is not against the service: its outcome is simply unknown.
        grounds.Outstanding(clause, $"it must still be considered: {what}");
    }
}
