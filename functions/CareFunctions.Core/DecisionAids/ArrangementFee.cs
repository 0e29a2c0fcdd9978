namespace CareFunctions.Core.DecisionAids;

/// <summary>May the authority charge an administration fee for making arrangements (GEN-SFA-10 to 13; the same in GEN-SFM-07 to 10)?</summary>
public static class ArrangementFee
{
    private static readonly string[] ArrangesOnly = ["GEN-SFA-10", "GEN-SFA-11", "GEN-SFA-12", "GEN-SFA-13"];
    private static readonly string[] ManagesToo = ["GEN-SFM-07", "GEN-SFM-08", "GEN-SFM-09", "GEN-SFM-10"];

    /// <summary>Yes only for a self-funder and when all three conditions are met; no as soon as one is known not to be.</summary>
    /// <param name="request">The facts.</param>
    public static AidedDecision MayBeCharged(ArrangementFeeRequest request)
    {
        var grounds = new Grounds();
        if (request.AuthorityManagesToo != true)
        {
            Weigh(grounds, request, ArrangesOnly);
        }

        if (request.AuthorityManagesToo != false)
        {
            Weigh(grounds, request, ManagesToo);
        }

        return grounds.ConcludeAll(Whom.Practitioner);
    }

    private static void Weigh(Grounds grounds, ArrangementFeeRequest request, string[] clauses)
    {
        grounds.Needs(
            request.SelfFunding,
            clauses[0],
            "the individual is self-funding, for whom the law allows a fee on three conditions",
            "the individual is not self-funding, and the law allows the fee for self-funders only");
        grounds.Needs(
            request.IndividualAsked,
            clauses[1],
            "the individual asked for the arrangements",
            "the individual did not ask for the arrangements");
        grounds.Needs(
            request.CapacityToAsk,
            clauses[2],
            "the individual has capacity to make the request",
            "the individual lacks capacity to make the request");
        grounds.Needs(
            !request.CareHome,
            clauses[3],
            "the services are something other than care home provision",
            "the services are care home provision");
    }
}
