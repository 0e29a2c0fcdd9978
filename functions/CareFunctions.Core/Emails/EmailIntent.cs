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

    /// <summary>Fewer hours a week for an open service (SOM-RED-04).</summary>
    ReductionRequest,

    /// <summary>A provider hands back a package or placement (SOM-END-05).</summary>
    NoticeOnPackage,

    /// <summary>A service has ended or ends on a day (SOM-END-01, SOM-END-03).</summary>
    EndOfService,

    /// <summary>The person is away, in hospital for example, and care is paused (CRO-SUS-01).</summary>
    SuspensionReport,

    /// <summary>A new service, by email, which is not urgent (SOM-DOM-15).</summary>
    Referral,

    /// <summary>A new service, by email, which says that it is urgent (SOM-DOM-12, SOM-DOM-15).</summary>
    UrgentReferral,

    /// <summary>A home or provider offers a place for one person (SOM-RES-23).</summary>
    PlacementOffer,

    /// <summary>A place is held for one person until a day (SOM-BIN-16).</summary>
    PlacementHold,

    /// <summary>A place already held is held for longer (SOM-BIN-16).</summary>
    HoldExtension,

    /// <summary>A provider's own assessment has ended in an acceptance or a refusal (SOM-CPX-05, SOM-CPX-06).</summary>
    AssessmentOutcome,

    /// <summary>A home says what it has free, for nobody in particular (SOM-RES-19).</summary>
    VacancyUpdate,

    /// <summary>Respite is asked for (SOM-RSP-02).</summary>
    RespiteRequest,

    /// <summary>A housing company's Tenant Movement Form (SOM-ECH-06).</summary>
    TenantMovement,

    /// <summary>A provider says when a service starts or has started (SOM-DOM-17).</summary>
    StartDateConfirmation,

    /// <summary>A provider says that an agreed change is made (SOM-RED-06).</summary>
    AmendmentConfirmation,

    /// <summary>A mailbox answered by itself.</summary>
    AutomaticReply,
}
