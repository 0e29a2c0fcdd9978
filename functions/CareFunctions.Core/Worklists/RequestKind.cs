using System.Text.Json.Serialization;
using CareFunctions.Core.Json;

namespace CareFunctions.Core.Worklists;

/// <summary>What a worklist reassignment asks for, in the words of the contract (kebab-case in JSON).</summary>
[JsonConverter(typeof(KebabCase<RequestKind>))]
public enum RequestKind
{
    /// <summary>Find and arrange a service.</summary>
    Source,

    /// <summary>Award a service that is already sourced.</summary>
    Award,

    /// <summary>Increase an open service.</summary>
    Increase,

    /// <summary>Reduce an open service.</summary>
    Reduce,

    /// <summary>Suspend an open service.</summary>
    Suspend,

    /// <summary>Resume a suspended service.</summary>
    Resume,

    /// <summary>End an open service.</summary>
    End,

    /// <summary>Submit a returned referral again.</summary>
    Resubmit,

    /// <summary>Say that a review is completed.</summary>
    ReviewCompleted,

    /// <summary>Take the request back: whatever runs for the case stops.</summary>
    Withdraw,

    /// <summary>Say that the case is closed: whatever runs for it stops.</summary>
    Close,

    /// <summary>Say that the person has died: whatever runs for the case stops, but for the ending of a service.</summary>
    Died,
}
