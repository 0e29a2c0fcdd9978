using System.Text.Json.Serialization;
using CareFunctions.Core.Councils;
using CareFunctions.Core.Json;
using CareFunctions.Core.Referrals;
using CareFunctions.Core.Rulebooks;
using CareFunctions.Core.Worklists;
using NodaTime;

namespace CareFunctions.Core.Procedures;

/// <summary>What a procedure starts with. Stored with running work.</summary>
/// <param name="Case">The case.</param>
/// <param name="Service">The rulebook's id of the service.</param>
/// <param name="Request">What is asked.</param>
/// <param name="FromTeam">Who asks, as the request names the team or sender.</param>
/// <param name="Plan">The procedure, with what it needs of the rulebook.</param>
/// <param name="Values">What the request states, by the contract's names.</param>
/// <param name="Flags">The circumstances.</param>
/// <param name="Evidence">What is on file.</param>
/// <param name="Urgency">How pressing it is.</param>
/// <param name="From">Who asks.</param>
/// <param name="RequestedBy">The staff identifier of the person who asks; null when not known.</param>
/// <param name="ReceivedAt">When the request came in; null for one that an earlier version started.</param>
public sealed record ProcedureStart(
    CaseReference Case,
    string Service,
    RequestKind Request,
    string FromTeam,
    ProcedurePlan Plan,
    IReadOnlyDictionary<string, string> Values,
    IReadOnlyList<string> Flags,
    IReadOnlyList<EvidenceOnFile> Evidence,
    Urgency Urgency = Urgency.Routine,
    Requester From = Requester.Worker,
    string? RequestedBy = null,
    [property: JsonConverter(typeof(InstantJson))] Instant? ReceivedAt = null)
{
    /// <summary>The same start as a referral, which the rules of gates are about.</summary>
    internal ReferralRequest AsReferral() => new(Channel.Worklist, From, FromTeam, Service, Urgency, Evidence, Flags)
    {
        Request = Request,
        Details = RequestValues.Details(Values),
    };
}
