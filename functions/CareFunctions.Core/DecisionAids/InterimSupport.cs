namespace CareFunctions.Core.DecisionAids;

/// <summary>
/// May urgent or interim support be arranged now, through brokerage (GEN-URG-01, GEN-URG-02, GEN-ALT-16; CAR-URG-01, CAR-URG-02,
/// CAR-ALT-17)?
/// </summary>
public static class InterimSupport
{
    /// <summary>Yes when it is urgent or interim and agreed. That it bridges a delay is a reason to offer it, not an agreement.</summary>
    /// <param name="request">The facts.</param>
    public static AidedDecision MayBeArranged(InterimSupportRequest request)
    {
        var carers = request.Document == GeneralDocument.Carers;
        var grounds = new Grounds();
        grounds.Needs(
            request.Agreed,
            carers ? "CAR-URG-01" : "GEN-URG-01",
            "the urgent or interim support was agreed",
            "urgent and interim support has to be agreed before it is arranged, and was not");
        grounds.Needs(
            request.UrgentOrInterim,
            carers ? "CAR-URG-02" : "GEN-URG-02",
            "the support is urgent or interim, which is arranged through brokerage once agreed",
            "the support is neither urgent nor interim, so this way is not for it");
        if (request.BridgesDelay == true)
        {
            grounds.State(
                carers ? "CAR-ALT-17" : "GEN-ALT-16",
                ReasonBearing.ForYes,
                "interim support while an alternative service is delayed is one form the authority's action could take");
        }

        return grounds.ConcludeAll(request.UrgentOrInterim is null ? Whom.Practitioner : Whom.Agreement);
    }
}
