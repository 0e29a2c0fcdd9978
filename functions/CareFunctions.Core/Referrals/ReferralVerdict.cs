using System.Text.Json.Serialization;
using CareFunctions.Core.Json;

namespace CareFunctions.Core.Referrals;

/// <summary>What becomes of a referral.</summary>
[JsonConverter(typeof(KebabCase<ReferralVerdict>))]
public enum ReferralVerdict
{
    /// <summary>Sourcing may begin, or the change may be made.</summary>
    Accepted,

    /// <summary>Sent back until the missing items are there (SOM-DOM-10, SOM-DOM-11).</summary>
    Returned,

    /// <summary>It came the wrong way; the right one is named (SOM-DOM-01, SOM-DOM-14, SOM-DOM-15).</summary>
    RefusedRoute,

    /// <summary>The council's rulebook has no such service.</summary>
    UnknownService,

    /// <summary>The rulebook says nothing of such a request for this service; people decide.</summary>
    UnknownRequest,

    /// <summary>Somebody must agree first, such as a panel (SOM-RES-10, MED-RES-01).</summary>
    WaitsForGate,

    /// <summary>Nothing may be changed until something is agreed, such as strategies for managing a risk (SOM-CHG-01).</summary>
    Blocked,

    /// <summary>It is not sourced but answered, as with the short-term vacancy list (SOM-RSP-01 to SOM-RSP-04).</summary>
    Answered,
}
