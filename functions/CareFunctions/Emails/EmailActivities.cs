using CareFunctions.Cases;
using CareFunctions.Core.Calendar;
using CareFunctions.Core.Emails;
using CareFunctions.Core.Packages;
using CareFunctions.Core.Procedures;
using CareFunctions.Core.Referrals;
using CareFunctions.Core.Rulebooks;
using CareFunctions.Core.Worklists;
using CareFunctions.Rules;
using CareFunctions.Tasks;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using NodaTime;

namespace CareFunctions.Emails;

/// <summary>Finds what an email leads to by the council's rulebook, and keeps how it was read.</summary>
public sealed class EmailActivities(CouncilRules rules, PackageTable packages, TaskAnswering answering, EmailReadingTable readings, ServiceStateCheck states)
{
    /// <summary>The activity's name.</summary>
    public const string Route = "RouteEmail";

    /// <summary>The activity's name.</summary>
    public const string Keep = "KeepEmailReading";

    /// <summary>The kind of evidence that a respite request's registration is (SOM-RSP-03).</summary>
    private const string BedRegistration = "bed-registration";

    /// <summary>Keeps how an email was read.</summary>
    [Function(Keep)]
    public Task KeepAsync([ActivityTrigger] KeptEmailReading reading, CancellationToken cancellationToken) => readings.KeepAsync(reading, cancellationToken);

    /// <summary>What waits for an email is answered first; then comes the procedure that such an email starts, after the check that any other request passes.</summary>
    [Function(Route)]
    public async Task<EmailRoute> RouteAsync([ActivityTrigger] EmailToRoute email, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(email);
        var proposal = email.Proposal;
        var rulebook = rules.Find(email.Council) ?? throw new InvalidOperationException($"{email.Council.Name} has no rulebook any more.");
        var package = proposal.Case is { } reference ? await packages.FindAsync(reference, cancellationToken) : null;
        var service = proposal.Service ?? package?.Service;
        if (service is not null && rulebook.Service(service) is null)
        {
            return new EmailRoute(EmailRouteState.ForAPerson, "The rulebook has no such service.");
        }

        // Of a case that is not registered, the service is not known: it could be this one.
        if (proposal.Intent == EmailIntent.IncreaseRequest && rulebook.Increases is { } increases && (service ?? increases.Service) == increases.Service)
        {
            var (hours, why) = AskedIncrease.Of(proposal.Fields(), package, increases.Service);
            return why is null ? new EmailRoute(EmailRouteState.Increase, MoreHoursPerWeek: hours) : new EmailRoute(EmailRouteState.ForAPerson, why);
        }

        var values = Completed(proposal, package);
        if (proposal.Case is not null && await AnsweredAsync(client, email, values, cancellationToken) is { } answered)
        {
            return answered;
        }

        return proposal.Intent is EmailIntent.Referral or EmailIntent.UrgentReferral
            ? Referred(email, rulebook, service ?? rulebook.Services[0].Id, values)
            : proposal.Case is not null && rulebook.PlanForEmail(proposal.Intent, service) is { } emailed
                ? await states.AgainstAsync(proposal.Case, emailed.Service, emailed.Request, RequestValues.Details(values), cancellationToken) is { } against
                    ? new EmailRoute(EmailRouteState.ForAPerson, against)
                    : Checked(email, rulebook, emailed.Service, emailed.Request, emailed.Plan, values)
                : new EmailRoute(EmailRouteState.Nothing, "Nothing of the case waits for it, and it starts nothing by itself.");
    }

    private async Task<EmailRoute?> AnsweredAsync(DurableTaskClient client, EmailToRoute email, IReadOnlyDictionary<string, string> values, CancellationToken cancellationToken)
    {
        var found = await answering.AnswerAsync(
            client,
            new Answer
            {
                From = email.InstanceId,
                Case = email.Proposal.Case!,
                Email = EmailProposal.WordOf(email.Proposal.Intent),
                Values = values,
                ById = email.ById,
                ByName = email.ByName,
                Provider = email.Provider,
            },
            cancellationToken);
        return found.State switch
        {
            AnsweringState.Decided => new EmailRoute(EmailRouteState.Answered),
            AnsweringState.ForAPerson => new EmailRoute(EmailRouteState.ForAPerson, found.Why),
            _ => null,
        };
    }

    private static EmailRoute Referred(EmailToRoute email, Rulebook rulebook, string service, IReadOnlyDictionary<string, string> values) =>
        Checked(email, rulebook, service, RequestKind.Source, rulebook.PlanFor(service, RequestKind.Source), values);

    // By email nothing else is on file: what evidence a rule asks for, the request goes back for.
    private static EmailRoute Checked(
        EmailToRoute email, Rulebook rulebook, string service, RequestKind request, ProcedurePlan? plan, IReadOnlyDictionary<string, string> values)
    {
        var rulesOf = rulebook.Service(service)!;
        var urgency = email.Urgent || email.Proposal.Intent == EmailIntent.UrgentReferral ? Urgency.Urgent : Urgency.Routine;
        var from = email.Proposal.Intent == EmailIntent.RespiteRequest ? Requester.Worker : email.From;
        IReadOnlyList<EvidenceOnFile> evidence =
            [.. ReferralRequest.Stated(RequestValues.Details(values)), .. values.ContainsKey("registration") ? [new EvidenceOnFile(BedRegistration, null)] : Array.Empty<EvidenceOnFile>()];
        // A Tenant Movement Form is a form, though it comes attached to an email (SOM-ECH-06).
        var channel = email.Proposal.Intent == EmailIntent.TenantMovement ? Channel.Form : Channel.Email;
        var to = rulesOf.Rules.Routes.FirstOrDefault(route => route.Channel == channel && route.From == from && (route.Requests ?? [RequestKind.Source]).Contains(request))?.To ?? rulesOf.Owner;
        var outcome = ReferralCheck.Check(
            rulebook,
            new ReferralRequest(channel, from, to, service, urgency, evidence, []) { Request = request },
            LondonCalendar.DateAt(Instant.FromDateTimeOffset(email.ReceivedAt)));
        return outcome.Verdict switch
        {
            ReferralVerdict.RefusedRoute or ReferralVerdict.UnknownService => new EmailRoute(EmailRouteState.Refused, outcome.Instruction, Clauses: outcome.Clauses),
            ReferralVerdict.Returned or ReferralVerdict.Blocked => new EmailRoute(
                EmailRouteState.Returned,
                Lines: [.. outcome.Blocks.Concat(outcome.Missing).Select(item => $"{item.Sentence} Record it in {item.Where}. ({string.Join(", ", item.Clauses)})")],
                Clauses: outcome.Clauses),
            _ when plan is null || email.Proposal.Case is null => new EmailRoute(EmailRouteState.Nothing, "The rulebook has no procedure that it starts."),
            _ => new EmailRoute(EmailRouteState.Starts, Clauses: outcome.Clauses, Start: new ProcedureStart(
                email.Proposal.Case, service, request, SenderOf(from), plan, values, [], evidence, urgency, from, email.ById, Instant.FromDateTimeOffset(email.ReceivedAt))),
        };
    }

    private static string SenderOf(Requester from) => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(from.ToString());

    // Of the hours before, after and more or less two give the third; where the email states one, it is counted from the case's own.
    private static Dictionary<string, string> Completed(EmailProposal proposal, PackageOfCare? package)
    {
        var values = new Dictionary<string, string>(proposal.Values, StringComparer.Ordinal);
        var fields = proposal.Fields();
        var (to, delta) = (fields.HoursPerWeekTo, fields.HoursPerWeekDelta);
        if ((to ?? delta) is not null && (fields.HoursPerWeekFrom ?? (to - delta) ?? package?.HoursPerWeek) is { } before && (to ?? (before + delta)) is >= 0 and var after)
        {
            values["hoursPerWeekFrom"] = RequestValues.Text(before)!;
            values["hoursPerWeekTo"] = RequestValues.Text(after)!;
            values["hoursPerWeekDelta"] = RequestValues.Text(after - before)!;
        }

        if (package?.Provider is { } provider)
        {
            values.TryAdd("provider", provider);
        }

        return values;
    }
}
