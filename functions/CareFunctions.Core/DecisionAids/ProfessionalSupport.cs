namespace CareFunctions.Core.DecisionAids;

/// <summary>May the practitioner give professional support (GEN-PROF-01, 06, 07; CAR-PROF-01, 05, 06)?</summary>
public static class ProfessionalSupport
{
    /// <summary>
    /// No when it is not professional support at all or the line manager did not agree. An agreement reached without considering who
    /// else might give it goes back to the line manager, since that is what the discussion is for.
    /// </summary>
    /// <param name="request">The facts.</param>
    public static AidedDecision MayBeGiven(ProfessionalSupportRequest request)
    {
        var carers = request.Document == GeneralDocument.Carers;
        var grounds = new Grounds();
        grounds.Needs(
            request.OngoingAndPersonal & request.BeyondStatutoryDuty,
            carers ? "CAR-PROF-01" : "GEN-PROF-01",
            "the support is professional support: ongoing, given personally, beyond the statutory duty",
            "the support is not professional support as the document means it");
        grounds.Needs(
            request.LineManagerAgreed,
            carers ? "CAR-PROF-05" : "GEN-PROF-06",
            "the line manager agreed to the need",
            "the line manager did not agree to the need");
        var others = carers ? "CAR-PROF-06" : "GEN-PROF-07";
        if (request.OthersConsidered == true)
        {
            grounds.State(others, ReasonBearing.ForYes, "informal networks and others with specialist skills were considered");
        }
        else
        {
            grounds.Outstanding(others, "it must still be considered whether somebody from informal networks, or with specialist skills, is the better provider");
        }

        return grounds.ConcludeAll(Whom.LineManager);
    }
}
