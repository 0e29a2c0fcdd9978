namespace CareFunctions.Orchestration;

/// <summary>The clauses that the first procedures rest on, by their ids in the clause register.</summary>
public static class Clause
{
    /// <summary>Incomplete referrals go back until the gap is put right.</summary>
    public const string ReferralReturned = "SOM-DOM-11";

    /// <summary>Referral is made by reassigning a worklist.</summary>
    public const string WorklistReferral = "SOM-DOM-14";

    /// <summary>Sourcing Care finds suitable providers.</summary>
    public const string FindProvider = "SOM-DOM-16";

    /// <summary>Sourcing Care sets up the start date.</summary>
    public const string StartDate = "SOM-DOM-17";

    /// <summary>The Operational Team asks for increases by reassigning a worklist.</summary>
    public const string IncreaseWorklist = "SOM-INC-03";

    /// <summary>Providers ask for increases by email.</summary>
    public const string ProviderEmail = "SOM-INC-04";

    /// <summary>Sourcing Care may authorise up to 5 hours on a temporary basis.</summary>
    public const string SourcingCareLimit = "SOM-INC-05";

    /// <summary>The Business Manager may authorise two weeks more.</summary>
    public const string BusinessManagerExtension = "SOM-INC-06";

    /// <summary>The extension runs for two weeks.</summary>
    public const string TwoWeeks = "SOM-INC-07";

    /// <summary>Triage reviews and authorises the long term.</summary>
    public const string TriageLongTerm = "SOM-INC-08";

    /// <summary>Sourcing Care amends SWIFT.</summary>
    public const string AmendSwift = "SOM-INC-09";
}
