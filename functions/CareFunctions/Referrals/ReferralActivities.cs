using CareFunctions.Cases;
using CareFunctions.Core.Calendar;
using CareFunctions.Core.Councils;
using CareFunctions.Core.Procedures;
using CareFunctions.Core.Referrals;
using CareFunctions.Core.Rulebooks;
using CareFunctions.Core.Worklists;
using CareFunctions.Procedures;
using CareFunctions.Rules;
using CareFunctions.Staff;
using CareFunctions.Tasks;
using CareFunctions.Work;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using NodaTime;

namespace CareFunctions.Referrals;

/// <summary>Holds referrals against the rulebook, and brings what arrives by worklist to the work that waits for it.</summary>
public sealed class ReferralActivities(CouncilRules rules, TaskAnswering answering, CaseEndings endings, RunningWorkTable register, PackageTable packages)
{
    /// <summary>The activity's name.</summary>
    public const string Check = "CheckReferral";

    /// <summary>The activity's name.</summary>
    public const string Answer = "AnswerTaskByWorklist";

    /// <summary>The activity's name.</summary>
    public const string EndCase = "EndCase";

    /// <summary>The activity's name.</summary>
    public const string Supersede = "SupersedeReferral";

    /// <summary>The activity's name.</summary>
    public const string Resubmit = "EndReturnedReferrals";

    /// <summary>The activity's name.</summary>
    public const string NextReminder = "NextReminderOfReturned";

    private static readonly LocalTime Morning = new(9, 0);
    private static readonly WorkingDays Working = WorkingDays.EnglandAndWales.AssumingWeekdays;

    /// <summary>Checks a reassignment as of the day it was received. Its answer is kept with the procedure, so a rulebook that changes meanwhile does not
    /// change it.</summary>
    [Function(Check)]
    public async Task<ReferralAnswer> CheckAsync([ActivityTrigger] ReferralInput input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        var rulebook = rules.Find(input.Request.Council)
            ?? throw new InvalidOperationException($"{input.Request.Council.Name} has no rulebook any more.");
        var today = LondonCalendar.DateAt(Instant.FromDateTimeOffset(input.ReceivedAt));
        var referral = ReferralRequest.FromWorklist(input.Request);
        var outcome = ReferralCheck.Check(rulebook, referral, today);
        var plan = rulebook.PlanFor(input.Request.Service, referral.Request);
        var service = rulebook.Service(input.Request.Service);
        return new ReferralAnswer(outcome, rulebook.Edition)
        {
            Plan = plan,
            TemporaryIncrease = plan is null && input.Request.Request == RequestKind.Increase && rulebook.Increases?.Service == input.Request.Service,
            Gates = [.. outcome.Awaited.Where(gate => plan is null || !plan.Procedures.SelectMany(one => one.AllSteps()).Any(step => step.Gate == gate.Gate)).Select(gate => GateOf(rulebook, service!, gate))],
            ServiceClauses = service?.Clauses ?? [],
            Known = referral.Request == RequestKind.End ? await KnownAsync(input.Request.CaseRef, cancellationToken) : new Dictionary<string, string>(),
            RunningAlready = await RunningAlreadyAsync(input, referral.Request, cancellationToken),
            Owner = service is null ? null : OwnerOf(rulebook, service),
        };
    }

    /// <summary>Lets a reassignment answer the open task of its case that waits for it.</summary>
    [Function(Answer)]
    public Task<Answering> AnswerAsync(
        [ActivityTrigger] ArrivedReferral arrived, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(arrived);
        var request = arrived.Request;
        return answering.AnswerAsync(
            client,
            new Answer
            {
                From = arrived.InstanceId,
                Case = request.CaseRef,
                Service = request.Service,
                Request = request.Request,
                Values = RequestValues.Of(request.Details),
                ById = request.RequestedBy ?? request.FromTeam,
                ByName = $"{request.FromTeam}, by worklist",
            },
            cancellationToken);
    }

    /// <summary>Tells whatever runs for the case that it is over.</summary>
    /// <returns>How many were told.</returns>
    [Function(EndCase)]
    public Task<int> EndCaseAsync(
        [ActivityTrigger] ArrivedReferral arrived, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(arrived);
        var request = arrived.Request;
        var (why, service) = request.Request switch
        {
            RequestKind.Withdraw => ("withdrawn", request.Service),
            RequestKind.Died => ("died", null),
            _ => ("closed", (string?)null),
        };
        return endings.EndAsync(client, request.CaseRef, service, arrived.InstanceId, new CaseEnding(why, request.FromTeam, arrived.At), cancellationToken);
    }

    /// <summary>Tells an earlier request, and whatever runs because of it, that another one has taken its place.</summary>
    [Function(Supersede)]
    public async Task SupersedeAsync(
        [ActivityTrigger] SupersededReferral superseded, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(superseded);
        var ending = new CaseEnding(CaseEnding.Superseded, superseded.By, superseded.At);
        await endings.EndRequestAsync(
            client, superseded.Case, [superseded.InstanceId, RunningReferral.IncreaseOf(superseded.InstanceId)], ending, cancellationToken);
    }

    /// <summary>Tells the returned referrals of the case and service that it has been submitted again.</summary>
    [Function(Resubmit)]
    public async Task ResubmitAsync(
        [ActivityTrigger] ArrivedReferral arrived, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(arrived);
        foreach (var work in await register.ListAsync(arrived.Request.CaseRef, cancellationToken))
        {
            if (work.Id == ReturnedReferral.Id && work.Service == arrived.Request.Service && work.InstanceId != arrived.InstanceId
                && await client.GetInstanceAsync(work.InstanceId, cancellationToken) is { IsCompleted: false })
            {
                await client.RaiseEventAsync(work.InstanceId, ReturnedReferral.Resubmitted, arrived.InstanceId, cancellationToken);
            }
        }
    }

    /// <summary>When the worker is reminded of a returned referral: so many days on, or the working day after.</summary>
    [Function(NextReminder)]
    public static DateTimeOffset NextReminderAt([ActivityTrigger] ReturnedReminder reminder)
    {
        ArgumentNullException.ThrowIfNull(reminder);
        var last = LondonCalendar.DateAt(Instant.FromDateTimeOffset(reminder.Last));
        return LondonCalendar.At(Working.Next(last.PlusDays(reminder.EveryDays - 1)), Morning).ToDateTimeOffset();
    }

    // An ending says which day; whom it concerns and what goes on being paid until it is confirmed, the package knows. What changes a service says its values itself.
    private async Task<IReadOnlyDictionary<string, string>> KnownAsync(CaseReference reference, CancellationToken cancellationToken)
    {
        var package = await packages.FindAsync(reference, cancellationToken);
        return RequestValues.Of(new WorklistDetails(Provider: package?.Provider, WeeklyRate: package?.WeeklyRate));
    }

    // Two requests may both be meant; whoever asked is told, and says if the later one takes the earlier one's place.
    private async Task<IReadOnlyList<string>> RunningAlreadyAsync(ReferralInput input, RequestKind request, CancellationToken cancellationToken)
    {
        if (input.Supersedes is not null)
        {
            return [];
        }

        var word = System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(request.ToString());
        return [.. (await register.ListAsync(input.Request.CaseRef, cancellationToken))
            .Where(work => work.Kind == RunningWorkKind.Procedure && work.ParentInstance is null && work.BegunBy is null && work.Service == input.Request.Service && work.Request == word)
            .Select(work => work.InstanceId)];
    }

    private static ReferralGate GateOf(Rulebook rulebook, ServiceRules service, AwaitedAgreement gate)
    {
        var rule = service.Rules.Gates.First(one => one.Id == gate.Gate);
        var agrees = gate.By.Select(id => rulebook.Roles.FirstOrDefault(role => role.Id == id)).FirstOrDefault(role => role is not null);
        var owner = OwnerOf(rulebook, service);
        return agrees is null
            ? new ReferralGate(gate.Gate, gate.What, gate.Where, owner.Team, owner.Role, gate.Clauses, rule.AnyOf[0])
            : new ReferralGate(
                gate.Gate, gate.What, gate.Where, rulebook.FindTeam(agrees.Team)!.Name, StaffRole.FromRulebook(agrees.Id), gate.Clauses, rule.AnyOf[0]);
    }

    // A team whose rulebook names no role of it is looked after by the roles that every council has.
    private static ReferralOwner OwnerOf(Rulebook rulebook, ServiceRules service) => new(
        rulebook.FindTeam(service.Owner)!.Name,
        rulebook.Roles.FirstOrDefault(role => role.Team == service.Owner) is { } role ? StaffRole.FromRulebook(role.Id) : StaffRole.SourcingCare);
}
