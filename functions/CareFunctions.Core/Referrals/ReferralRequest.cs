using System.Text.Json.Serialization;
using CareFunctions.Core.Rulebooks;
using CareFunctions.Core.Worklists;

namespace CareFunctions.Core.Referrals;

/// <summary>A request to source a service, however it came.</summary>
/// <param name="Channel">How it came.</param>
/// <param name="From">Who sent it.</param>
/// <param name="ToTeam">The team it was sent to, as the sender named it.</param>
/// <param name="Service">The rulebook's id of the service.</param>
/// <param name="Urgency">How pressing it is.</param>
/// <param name="Evidence">What is on file.</param>
/// <param name="Flags">The circumstances.</param>
public sealed record ReferralRequest(
    Channel Channel,
    Requester From,
    string ToTeam,
    string Service,
    Urgency Urgency,
    IReadOnlyList<EvidenceOnFile> Evidence,
    IReadOnlyList<string> Flags)
{
    /// <summary>The referral that a worklist reassignment is.</summary>
    /// <param name="request">The reassignment.</param>
    public static ReferralRequest FromWorklist(WorklistRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new ReferralRequest(Channel.Worklist, Requester.Worker, request.ToTeam, request.Service, request.Urgency, request.Evidence, request.Flags);
    }

    /// <summary>Whether it is urgent.</summary>
    [JsonIgnore]
    public bool Urgent => Urgency == Urgency.Urgent;
}
