namespace CareFunctions.Core.DecisionAids;

/// <summary>May the person or carer be supported to get access to an alternative service (GEN-ALT-17, GEN-ALT-20; CAR-ALT-18)?</summary>
public static class AccessSupport
{
    /// <summary>The practitioner judges what is appropriate and proportionate: until that is known they are asked.</summary>
    /// <param name="request">The facts.</param>
    public static AidedDecision MayBeGiven(AccessSupportRequest request)
    {
        var carers = request.Document == GeneralDocument.Carers;
        var grounds = new Grounds();
        grounds.Needs(
            request.AppropriateAndProportionate,
            carers ? "CAR-ALT-18" : "GEN-ALT-17",
            "support to get access to the service is appropriate and proportionate",
            "support to get access to the service is not appropriate and proportionate");
        if (!carers && request.PaidAgency == true)
        {
            grounds.State("GEN-ALT-20", ReasonBearing.ForYes, "the agency that already gives paid support may also be able to assist");
        }

        return grounds.ConcludeAll(Whom.Practitioner);
    }
}
