using System.Text.Json.Serialization;
using CareFunctions.Core.Commands;
using CareFunctions.Core.Councils;
using CareFunctions.Core.Json;
using CareFunctions.Core.Worklists;
using NodaTime;
using NodaTime.Text;

namespace CareFunctions.Core.Packages;

/// <summary>How one service of a case stands by the last change that was begun to it here: a change that is begun is seen through. What was never changed here is
/// not known, and then nothing is said against any request.</summary>
/// <param name="Case">The case.</param>
/// <param name="Service">The rulebook's id of the service.</param>
/// <param name="Standing">How it stands.</param>
/// <param name="From">The first day on which it stands so; for an ended service the first without it. Null when the change did not say.</param>
/// <param name="LastDay">Of a suspension its last day; of an ended service its last day with the service. Null when not known.</param>
/// <param name="At">When that change was begun. Of two, the later counts.</param>
public sealed record ServiceState(
    CaseReference Case,
    string Service,
    ServiceStanding Standing,
    [property: JsonConverter(typeof(LocalDateJson))] LocalDate? From,
    [property: JsonConverter(typeof(LocalDateJson))] LocalDate? LastDay,
    DateTimeOffset At)
{
    /// <summary>What a kind of change makes of a service; null for one that leaves it as it stands.</summary>
    /// <param name="kind">The kind of change.</param>
    public static ServiceStanding? StandingAfter(CommandKind kind) => kind switch
    {
        CommandKind.Award or CommandKind.Activate or CommandKind.Resume => ServiceStanding.Open,
        CommandKind.Suspend => ServiceStanding.Suspended,
        CommandKind.Deactivate => ServiceStanding.Ended,
        _ => null,
    };

    /// <summary>Why a request cannot be meant for a service that stands so, in a sentence that says what to do instead; null when it can. An ended service may be
    /// ended again for another last day, which puts right what is paid.</summary>
    /// <param name="request">The kind of request.</param>
    /// <param name="details">What it states.</param>
    /// <param name="today">The civil date in London on which it came; the day that counts where it states none.</param>
    public string? Against(RequestKind request, WorklistDetails details, LocalDate today)
    {
        ArgumentNullException.ThrowIfNull(details);
        var day = details.EffectiveDate ?? details.StartDate ?? today;
        return (Standing, request) switch
        {
            (ServiceStanding.Open, RequestKind.Resume) =>
                $"{Service} of this case is not suspended, so it cannot be resumed.",
            (ServiceStanding.Suspended, RequestKind.Suspend) when LastDay is null || day <= LastDay =>
                $"{Service} of this case is suspended already{Since()}. To change its days, name the earlier request in supersedes.",
            (ServiceStanding.Ended, RequestKind.End) when details.EndDate is null || details.EndDate == LastDay =>
                $"{Service} of this case has been ended already{Until()}. To put its last day right, state another one.",
            (ServiceStanding.Ended, RequestKind.Resume) =>
                $"{Service} of this case has been ended{Until()}, so it cannot be resumed. Ask for it anew.",
            (ServiceStanding.Ended, RequestKind.Increase or RequestKind.Reduce or RequestKind.Suspend) when LastDay is null || day > LastDay =>
                $"{Service} of this case has been ended{Until()}, so it cannot be changed after that. Ask for it anew.",
            _ => null,
        };
    }

    private string Since() => From is { } from ? $" from {LocalDatePattern.Iso.Format(from)}" : "";

    private string Until() => LastDay is { } last ? $"; its last day is {LocalDatePattern.Iso.Format(last)}" : "";
}
