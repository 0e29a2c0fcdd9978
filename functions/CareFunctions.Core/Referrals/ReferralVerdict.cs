using System.Text.Json.Serialization;
using CareFunctions.Core.Json;

namespace CareFunctions.Core.Referrals;

/// <summary>What becomes of a referral.</summary>
[JsonConverter(typeof(KebabCase<ReferralVerdict>))]
public enum ReferralVerdict
{
    /// <summary>Sourcing may begin.</summary>
    Accepted,

    /// <summary>Sent back until the missing items are there (SOM-DOM-10, SOM-DOM-11).</summary>
    Returned,

    /// <summary>It came the wrong way; the right one is named (SOM-DOM-01, SOM-DOM-14, SOM-DOM-15).</summary>
    RefusedRoute,

    /// <summary>The council's rulebook has no such service.</summary>
    UnknownService,
}
