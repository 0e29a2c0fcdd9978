namespace CareFunctions.Core.DecisionAids;

/// <summary>Must the authority arrange or manage a self-funder's services (GEN-SELF-01 to 10)?</summary>
public static class DutyToArrange
{
    /// <summary>
    /// Yes where it was asked and the service is no care home placement, and for a placement where the person lacks capacity and has
    /// nobody else. No where it was not asked and the individual, or somebody for them, can arrange. For a placement that was asked
    /// for, the authority chooses, so a person is asked; so, too, where nobody asked but nobody else can arrange a service other than
    /// a placement, because the document does not say outright that the authority must.
    /// </summary>
    /// <param name="request">The facts.</param>
    public static AidedDecision MustArrange(DutyToArrangeRequest request)
    {
        var grounds = new Grounds();
        if (request.SelfFunding != true)
        {
            if (request.SelfFunding is null)
            {
                grounds.NotKnown("GEN-SELF-01", "the individual is self-funding");
                return grounds.Ask(Whom.Practitioner);
            }

            grounds.State("GEN-SELF-01", ReasonBearing.LeftOpen, "the section speaks of self-funders, and the individual is not one");
            return grounds.Ask(Whom.Authority);
        }

        var alone = !request.Capacity & !request.AnotherPerson;
        return request.CareHomePlacement switch
        {
            true => Placement(grounds, request, alone),
            false => Service(grounds, request, alone),
            null => Unclassified(grounds, request, alone),
        };
    }

    private static AidedDecision Placement(Grounds grounds, DutyToArrangeRequest request, bool? alone)
    {
        Exception(grounds, request, "GEN-SELF-08", "GEN-SELF-09");
        if (alone == true)
        {
            grounds.State("GEN-SELF-10", ReasonBearing.ForYes, "both conditions are met, so the authority must arrange the placement and manage it");
            return grounds.Yes();
        }

        if (alone == false && request.AskedAuthority == false)
        {
            return OwnChoice(grounds);
        }

        if (request.AskedAuthority is null)
        {
            grounds.NotKnown("GEN-SELF-04", "the authority was asked to arrange or manage");
        }
        else if (request.AskedAuthority == true)
        {
            grounds.State("GEN-SELF-06", ReasonBearing.LeftOpen, "a residential or nursing placement is the one exception to the duty that a request brings");
            grounds.State("GEN-SELF-07", ReasonBearing.LeftOpen, "for a placement the authority can choose whether to arrange or manage");
        }

        return grounds.Ask(alone == false && request.AskedAuthority == true ? Whom.Authority : Whom.Practitioner);
    }

    private static AidedDecision Service(Grounds grounds, DutyToArrangeRequest request, bool? alone)
    {
        if (request.AskedAuthority == true)
        {
            grounds.State("GEN-SELF-04", ReasonBearing.ForYes, "the individual asked the authority to arrange or manage");
            grounds.State("GEN-SELF-05", ReasonBearing.ForYes, "asked, the authority has a duty to arrange or manage what was asked for");
            return grounds.Yes();
        }

        Exception(grounds, request, "GEN-SELF-02", "GEN-SELF-03");
        if (request.AskedAuthority is null)
        {
            grounds.NotKnown("GEN-SELF-04", "the authority was asked to arrange or manage");
            return grounds.Ask(Whom.Practitioner);
        }

        if (alone == false)
        {
            return OwnChoice(grounds);
        }

        if (alone == true)
        {
            grounds.State("GEN-SELF-01", ReasonBearing.LeftOpen, "the individual cannot do without the authority, but the document does not say outright that it must then arrange");
            return grounds.Ask(Whom.Authority);
        }

        return grounds.Ask(Whom.Practitioner);
    }

    private static AidedDecision Unclassified(Grounds grounds, DutyToArrangeRequest request, bool? alone)
    {
        if (alone == false && request.AskedAuthority == false)
        {
            return OwnChoice(grounds);
        }

        grounds.NotKnown("GEN-SELF-06", "a residential, nursing or care home placement is to be arranged");
        return grounds.Ask(Whom.Practitioner);
    }

    private static AidedDecision OwnChoice(Grounds grounds)
    {
        grounds.State("GEN-SELF-01", ReasonBearing.ForNo, "nobody asked the authority, and the individual, or somebody for them, can arrange and manage");
        return grounds.No();
    }

    private static void Exception(Grounds grounds, DutyToArrangeRequest request, string capacity, string another)
    {
        // Wanting capacity speaks for the duty, so the fact is turned round.
        grounds.Weigh(!request.Capacity, capacity, "the person lacks capacity to arrange and manage", "the person has capacity to arrange and manage");
        grounds.Weigh(
            !request.AnotherPerson,
            another,
            "there is no other appropriate person to arrange and manage",
            "another appropriate person can arrange and manage");
    }
}
