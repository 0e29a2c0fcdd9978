namespace CareFunctions.Core.DecisionAids;

/// <summary>Must this authority see that a need is met while the person regularly stays elsewhere (GEN-OOA-06, GEN-OOA-09)?</summary>
public static class NeedWhileAway
{
    /// <summary>
    /// Yes for an eligible need of a person who is resident here and regularly stays elsewhere; no when there is no such need. Anybody
    /// else's stay the document does not speak of, so a person is asked.
    /// </summary>
    /// <param name="request">The facts.</param>
    public static AidedDecision MustBeMet(NeedWhileAwayRequest request)
    {
        var grounds = new Grounds();
        var covered = request.OrdinarilyResidentHere & request.RegularTimeElsewhere;
        if (covered == false)
        {
            grounds.State("GEN-OOA-06", ReasonBearing.LeftOpen, "the document speaks only of somebody who is ordinarily resident here and regularly stays elsewhere");
        }
        else
        {
            grounds.Weigh(covered, "GEN-OOA-06", "the person is ordinarily resident here and regularly stays in another area", string.Empty);
        }

        grounds.Weigh(
            request.EligibleNeedWhileAway,
            "GEN-OOA-09",
            "there is an eligible need while the person is away, and it must be met",
            "there is no eligible need while the person is away");
        return request.EligibleNeedWhileAway switch
        {
            false => grounds.No(),
            true when covered == true => grounds.Yes(),
            _ => grounds.Ask(covered == false ? Whom.OrdinaryResidence : Whom.Practitioner),
        };
    }
}
