namespace CareFunctions.Core.DecisionAids;

/// <summary>Is ordinary residence affected by support in another area (GEN-ORD-03 to 13)?</summary>
public static class OrdinaryResidence
{
    /// <summary>
    /// Never yes: the guidance says "may" and "could", so each such ground asks a person. No where a ground for "no impact" matches and
    /// none for "may be affected" could. Where both match, both are shown and a person is asked. For Extra Care the guidance names
    /// what could affect it and nothing that rules it out.
    /// </summary>
    /// <param name="request">The facts.</param>
    public static AidedDecision IsAffected(OrdinaryResidenceRequest request)
    {
        var grounds = new Grounds();
        switch (request.Support)
        {
            case SupportElsewhere.TemporaryHomecare or SupportElsewhere.TemporaryRespite:
                grounds.State("GEN-ORD-03", ReasonBearing.ForNo, "temporary homecare or respite in another area leaves ordinary residence unchanged");
                return grounds.No();
            case SupportElsewhere.ResidentialCare or SupportElsewhere.NursingCare or SupportElsewhere.SupportedLiving or SupportElsewhere.SharedLives:
                return PermanentPlacement(grounds, request);
            case SupportElsewhere.ExtraCare:
                return ExtraCare(grounds, request);
            case null:
                grounds.NotKnown("GEN-ORD-01", "the support is temporary, a permanent placement or Extra Care");
                return grounds.Ask(Whom.Practitioner);
            default:
                grounds.State("GEN-ORD-01", ReasonBearing.LeftOpen, "the short guidance says nothing of this kind of support");
                return grounds.Ask(Whom.OrdinaryResidence);
        }
    }

    private static AidedDecision PermanentPlacement(Grounds grounds, OrdinaryResidenceRequest request)
    {
        var noImpact =
            Matches(grounds, !request.LocalServices, "GEN-ORD-04", ReasonBearing.ForNo, "no impact: local services were not appropriate or not available")
            | Matches(
                grounds,
                !request.Capacity & request.AuthorityDecidedBestInterests,
                "GEN-ORD-05",
                ReasonBearing.ForNo,
                "no impact: the person lacks capacity and the authority decided on the placement in their best interests")
            | Matches(
                grounds,
                request.CrucialToWellbeing,
                "GEN-ORD-06",
                ReasonBearing.ForNo,
                "no impact: the authority deemed the placement crucial to promoting the person's wellbeing");
        var mayBeAffected =
            Matches(grounds, request.LocalServices, "GEN-ORD-07", ReasonBearing.LeftOpen, "may be affected: appropriate local services are available")
            | Matches(grounds, request.Capacity, "GEN-ORD-08", ReasonBearing.LeftOpen, "may be affected: the person has capacity to decide where to live")
            | Matches(
                grounds,
                !request.Capacity & request.DeputyOrDoneeDecided,
                "GEN-ORD-09",
                ReasonBearing.LeftOpen,
                "may be affected: the person lacks capacity and an authorised Deputy or Donee decided on the placement");

        if (noImpact == true && mayBeAffected == false)
        {
            return grounds.No();
        }

        if (noImpact == false && mayBeAffected == false)
        {
            grounds.State("GEN-ORD-01", ReasonBearing.LeftOpen, "none of the guidance's grounds matches");
        }

        return grounds.Ask(Whom.OrdinaryResidence);
    }

    private static AidedDecision ExtraCare(Grounds grounds, OrdinaryResidenceRequest request)
    {
        grounds.State("GEN-ORD-10", ReasonBearing.LeftOpen, "the Care Act does not set out Extra Care as a regulated care provision");
        var ties = Matches(grounds, request.TiesToNewArea, "GEN-ORD-12", ReasonBearing.LeftOpen, "the person has ties to the new area");
        var purpose = Matches(grounds, request.ClearPurpose, "GEN-ORD-13", ReasonBearing.LeftOpen, "there is a clear purpose for moving to that area");
        if (Matches(
            grounds,
            ties & purpose,
            "GEN-ORD-11",
            ReasonBearing.LeftOpen,
            "both conditions are met, so ordinary residence could be affected, whatever the local services or the person's capacity") == false)
        {
            grounds.State("GEN-ORD-01", ReasonBearing.LeftOpen, "not both conditions are met; the guidance does not say that ordinary residence is then unaffected");
        }

        return grounds.Ask(Whom.OrdinaryResidence);
    }

    /// <summary>Shows a ground that matches or may match; one that does not is no reason for anything.</summary>
    private static bool? Matches(Grounds grounds, bool? fact, string clause, ReasonBearing bearing, string ground)
    {
        if (fact == true)
        {
            grounds.State(clause, bearing, ground);
        }
        else if (fact is null)
        {
            grounds.State(clause, ReasonBearing.NotKnown, $"it is not known whether this ground matches ({ground})");
        }

        return fact;
    }
}
