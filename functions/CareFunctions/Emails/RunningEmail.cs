using System.Text.Json;
using CareFunctions.Core.Councils;
using CareFunctions.Core.Emails;
using CareFunctions.Core.Procedures;
using CareFunctions.Core.Rulebooks;
using CareFunctions.Increases;
using CareFunctions.Notifications;
using CareFunctions.Orchestration;
using CareFunctions.Procedures;
using CareFunctions.Tasks;
using Microsoft.DurableTask;

namespace CareFunctions.Emails;

/// <summary>One email on its way from what was read to what it leads to.</summary>
internal sealed class RunningEmail(TaskOrchestrationContext context, EmailWork work)
{
    private const string Reader = "CareFunctions (email reader)";

    // Whoever delivers it finds the address in the email that is kept.
    private const string Sender = "sender";
    private const string NotActedOn = "It could not be acted on.";

    private EmailProposal _proposal = work.Proposal;
    private TaskDecision? _readBy;

    private IReadOnlyList<string> Clauses => EmailConsequence.Of(_proposal.Intent).Clauses;

    private string Clause => Clauses.Count > 0 ? Clauses[0] : "";

    private string SentBy => work is { Sender: EmailSenderRole.Provider, Provider: { } provider } ? provider : JsonNamingPolicy.KebabCaseLower.ConvertName(work.Sender.ToString());

    /// <summary>Follows it to its end.</summary>
    public async Task<EmailResult> RunAsync()
    {
        if (_proposal.Intent == EmailIntent.AutomaticReply)
        {
            await KeepAsync(said: null);
            await NoteAsync("recorded", "An automatic reply came; nothing else is done.");
            return new EmailResult("recorded", _proposal.Case);
        }

        var doubts = work.Doubts;
        if (work.MayAct)
        {
            await KeepAsync(said: null);
            var (found, acted) = await TakeAsync();
            if (acted is not null)
            {
                return acted;
            }

            doubts = [found.Why ?? NotActedOn];
        }

        for (var attempt = 1; ; attempt++)
        {
            var decision = await HumanTask.AskAsync(context, EmailTriage.Of(context.InstanceId, work, _proposal, doubts, attempt, context.CurrentUtcDateTime));
            _readBy = decision;
            _proposal = decision.Outcome == EmailTriage.Reject ? _proposal : _proposal.CorrectedBy(decision.Details);
            await KeepAsync(decision);
            if (decision.Outcome == EmailTriage.Reject)
            {
                await NoteAsync("rejected", "An email was read and has no effect here.");
                return new EmailResult("rejected", _proposal.Case);
            }

            var (route, done) = await TakeAsync();
            if (done is not null)
            {
                return done;
            }

            if (route.State == EmailRouteState.Nothing)
            {
                await NoteAsync("by-hand", $"An email was read: {What()} {route.Why} It is handled by hand.");
                return new EmailResult("by-hand", _proposal.Case);
            }

            doubts = [route.Why ?? NotActedOn];
        }
    }

    private async Task<(EmailRoute Route, EmailResult? Done)> TakeAsync()
    {
        var route = await context.CallActivityAsync<EmailRoute>(
            EmailActivities.Route,
            new EmailToRoute(
                context.InstanceId, work.Council, _proposal, Asker(), work.Urgent, work.ReceivedAt,
                _readBy?.ById ?? SentBy, $"{_readBy?.ByName ?? SentBy} (email)", _readBy is null && work.Sender == EmailSenderRole.Provider ? work.Provider : null),
            Retry.Always);
        switch (route.State)
        {
            case EmailRouteState.Answered:
                await NoteAsync("answered", $"An email was read: {What()} It answers what waited for it.");
                return (route, new EmailResult("answered", _proposal.Case));

            case EmailRouteState.Increase:
                var increased = await context.CallSubOrchestratorAsync<IncreaseResult>(
                    TemporaryIncreaseOrchestration.Name, Increase(route), new SubOrchestrationOptions(instanceId: WorkIdentity.ForStep(context.InstanceId, "increase")));
                return (route, new EmailResult(increased.State, increased.Case));

            case EmailRouteState.Starts:
                await NoteAsync("read", $"An email was read: {What()}");
                var caseEnded = context.WaitForExternalEvent<CaseEnding>(CaseEnding.Event);
                var result = await new RunningProcedure(context, new ProcedureWork(route.Start!), caseEnded).RunAsync();
                return (route, new EmailResult(result.Outcome, _proposal.Case));

            case EmailRouteState.Refused:
                await NotifySenderAsync("email-refused", route.Why ?? "It came the wrong way.", route);
                await NoteAsync("refused", $"An email was refused with the right route: {route.Why}");
                return (route, new EmailResult("refused", _proposal.Case));

            case EmailRouteState.Returned:
                await NotifySenderAsync("email-returned", "Nothing is done as it stands; put right what is named.", route);
                await NoteAsync("returned", $"An email was returned. {string.Join(" ", route.Lines ?? [])}");
                return (route, new EmailResult("returned", _proposal.Case));

            default:
                return (route, null);
        }
    }

    // What a person has confirmed comes from whom the procedure takes it from, even where the address is not on file.
    private Requester Asker() => (work.Sender == EmailSenderRole.Unknown && EmailConsequence.Of(_proposal.Intent).From is [var usual, ..] ? usual : work.Sender) switch
    {
        EmailSenderRole.Provider => Requester.Provider,
        EmailSenderRole.Finance => Requester.Finance,
        EmailSenderRole.HousingCompany => Requester.HousingCompany,
        _ => Requester.Worker,
    };

    private IncreaseRequest Increase(EmailRoute route)
    {
        var fields = _proposal.Fields();
        return new IncreaseRequest
        {
            Council = work.Council,
            ReceivedAt = work.ReceivedAt,
            Case = _proposal.Case,
            HoursPerWeek = route.MoreHoursPerWeek ?? fields.HoursPerWeekDelta,
            StartsOn = fields.EffectiveDate,
            EndsOn = fields.EndDate,
            ReadBy = _readBy,
        };
    }

    private string What() => $"{EmailConsequence.Of(_proposal.Intent).WouldDo}{string.Concat(_proposal.Values.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => $" {StepText.Words(one.Key)}: {one.Value}."))}";

    private Task KeepAsync(TaskDecision? said) => context.CallActivityAsync(
        EmailActivities.Keep,
        new KeptEmailReading
        {
            InstanceId = context.InstanceId,
            Council = work.Council,
            ReceivedAt = work.ReceivedAt,
            Read = work.Proposal,
            ActedAlone = work.MayAct,
            Said = said?.Outcome,
            Right = said is null || said.Outcome == EmailTriage.Reject ? null : _proposal,
            Role = said?.Role,
        },
        Retry.Always);

    private Task NoteAsync(string step, string what)
    {
        if (_proposal.Case is not { } reference)
        {
            return Task.CompletedTask;
        }

        var steps = new CaseSteps(context, reference);
        return _readBy is { } by ? steps.NoteAsync("email-" + step, by, what, Clause) : steps.NoteAsync("email-" + step, Reader, what, Clause);
    }

    private Task NotifySenderAsync(string kind, string text, EmailRoute route) => context.CallActivityAsync(
        NotificationActivities.Notify,
        new Notification
        {
            Id = WorkIdentity.ForStep(context.InstanceId, "notification:" + kind),
            Kind = kind,
            To = Sender,
            Council = work.Council,
            Case = _proposal.Case,
            Text = text,
            Lines = [.. route.Lines ?? [], $"In answer to the email {context.InstanceId}."],
            Clauses = route.Clauses ?? [],
            At = context.CurrentUtcDateTime,
        },
        Retry.Always);
}
