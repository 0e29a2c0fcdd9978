using System.Text.Json.Serialization;
using CareFunctions.Core.Json;

namespace CareFunctions.Core.TimeBoxes;

/// <summary>Where a temporary increase stands.</summary>
[JsonConverter(typeof(KebabCase<IncreaseState>))]
public enum IncreaseState
{
    /// <summary>Asked for, not authorised: no hours are paid.</summary>
    Requested,

    /// <summary>Authorised, in its first period or extended.</summary>
    Running,

    /// <summary>Not authorised. Final.</summary>
    Declined,

    /// <summary>Made part of the agreed plan (SOM-INC-08). Final.</summary>
    LongTerm,

    /// <summary>Ended by Triage before its last day. Final.</summary>
    Ended,

    /// <summary>Ran out with nobody deciding. Final.</summary>
    Expired,
}
