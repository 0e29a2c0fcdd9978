namespace CareFunctions.Core.DecisionAids;

/// <summary>May an individual arrange and manage services without the authority (GEN-SELF-01 to 03)?</summary>
public static class SelfArranging
{
    /// <summary>
    /// Yes for a self-funder, unless both exceptions hold. For somebody who is not self-funding the section gives no answer, so a
    /// person is asked.
    /// </summary>
    /// <param name="request">The facts.</param>
    public static AidedDecision MayDoWithoutAuthority(SelfArrangingRequest request)
    {
        var grounds = new Grounds();
        if (request.SelfFunding == false)
        {
            grounds.State("GEN-SELF-01", ReasonBearing.LeftOpen, "the section speaks of self-funders, and the individual is not one");
            return grounds.Ask(Whom.Authority);
        }

        grounds.Weigh(
            request.SelfFunding,
            "GEN-SELF-01",
            "the individual is self-funding and may choose to do without the authority",
            "the individual is not self-funding");
        var capable = grounds.Weigh(
            request.Capacity,
            "GEN-SELF-02",
            "the individual has capacity to arrange and manage the services",
            "the individual lacks capacity to arrange and manage the services");
        var represented = grounds.Weigh(
            request.AnotherPerson,
            "GEN-SELF-03",
            "another appropriate person can make and manage the arrangements",
            "no other appropriate person can make and manage the arrangements");

        return request.SelfFunding is null ? grounds.Ask(Whom.Practitioner) : grounds.Conclude(capable | represented, Whom.Practitioner);
    }
}
