using System.Text.Json.Serialization;
using CareFunctions.Core.Json;

namespace CareFunctions.Core.Emails;

/// <summary>What an email wants.</summary>
[JsonConverter(typeof(KebabCase<EmailIntent>))]
public enum EmailIntent
{
    /// <summary>None of the others, or not clear.</summary>
    Other,

    /// <summary>More hours a week for an open service (SOM-INC-04).</summary>
    IncreaseRequest,

    /// <summary>A new service, by email, which is not urgent (SOM-DOM-15).</summary>
    Referral,

    /// <summary>A new service, by email, which says that it is urgent (SOM-DOM-12, SOM-DOM-15).</summary>
    UrgentReferral,

    /// <summary>A mailbox answered by itself.</summary>
    AutomaticReply,
}
