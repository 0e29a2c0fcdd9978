using System.Text.Json.Serialization;
using CareFunctions.Core.Rulebooks;
using CareFunctions.Core.Worklists;

namespace CareFunctions.Core.Referrals;

/// <summary>A request for a service or a change to one, however it came.</summary>
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
    /// <summary>The kinds of evidence that a request's own details are, so that a rulebook may ask for them.</summary>
    public static IReadOnlyList<string> StatedKinds { get; } = ["hours-stated", "start-date", "end-date", "effective-date", "restart-date", "provider-name"];

    /// <summary>What is asked; to submit a returned referral again is to ask for the service again.</summary>
    public RequestKind Request { get; init; } = RequestKind.Source;

    /// <summary>The hours, dates and provider that the request states.</summary>
    public WorklistDetails Details { get; init; } = new();

    /// <summary>The referral that a worklist reassignment is.</summary>
    /// <param name="request">The reassignment.</param>
    /// <param name="channel">How it came, or would come.</param>
    /// <param name="from">Who sends it.</param>
    public static ReferralRequest FromWorklist(WorklistRequest request, Channel channel = Channel.Worklist, Requester from = Requester.Worker)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new ReferralRequest(channel, from, request.ToTeam, request.Service, request.Urgency, [.. request.Evidence, .. Stated(request.Details)], request.Flags)
        {
            Request = request.Request == RequestKind.Resubmit ? RequestKind.Source : request.Request,
            Details = request.Details,
        };
    }

    /// <summary>Whether it is urgent.</summary>
    [JsonIgnore]
    public bool Urgent => Urgency == Urgency.Urgent;

    /// <summary>Whether a circumstance is named.</summary>
    /// <param name="flag">The circumstance.</param>
    public bool HasFlag(string flag)
    {
        for (var index = 0; index < Flags.Count; index++)
        {
            if (string.Equals(Flags[index], flag, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What a request's own details show, as evidence of the kinds in <see cref="StatedKinds"/>.</summary>
    /// <param name="details">The details.</param>
    public static IEnumerable<EvidenceOnFile> Stated(WorklistDetails details)
    {
        ArgumentNullException.ThrowIfNull(details);
        bool[] stated =
        [
            details.HoursPerWeek is not null || details.HoursPerWeekTo is not null,
            details.StartDate is not null,
            details.EndDate is not null,
            details.EffectiveDate is not null,
            details.RestartDate is not null,
            details.Provider is not null,
        ];
        return StatedKinds.Where((_, index) => stated[index]).Select(kind => new EvidenceOnFile(kind, null));
    }
}
