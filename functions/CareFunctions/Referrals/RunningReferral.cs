using System.Text.Json;
using CareFunctions.Core.Councils;
using CareFunctions.Core.Procedures;
using CareFunctions.Core.Referrals;
using CareFunctions.Core.Worklists;
using CareFunctions.Increases;
using CareFunctions.Orchestration;
using CareFunctions.Procedures;
using CareFunctions.Tasks;
using CareFunctions.Work;
using Microsoft.DurableTask;
using NodaTime;

namespace CareFunctions.Referrals;

/// <summary>One reassigned worklist on its way through the check to its procedure.</summary>
internal sealed class RunningReferral(TaskOrchestrationContext context, ReferralInput input)
{
    private const string Check = "CareFunctions (referral check)";
    private const string HandleByHand = "handle-by-hand";
    private const string AgreeGate = "agree-gate";

    private readonly CaseSteps _steps = new(context, input.Request.CaseRef);

    private WorklistRequest Request => input.Request;

    private ArrivedReferral Arrived => new(context.InstanceId, Request, input.ReceivedAt);

    private string EarlierGoesOn => input.Supersedes is { } earlier ? $" The earlier request {earlier} goes on." : "";

    private string Word => JsonNamingPolicy.KebabCaseLower.ConvertName(Request.Request.ToString());

    /// <summary>The instance of the temporary increase that a referral starts.</summary>
    public static string IncreaseOf(string referral) => WorkIdentity.ForStep(referral, "increase");

    /// <summary>Follows it to its end.</summary>
    public async Task<ReferralResult> RunAsync()
    {
        if (Request.Request is RequestKind.Withdraw or RequestKind.Close or RequestKind.Died)
        {
            return await EndCaseAsync();
        }

        // What takes the place of a request answers none.
        var answered = input.Supersedes is null
            ? await context.CallActivityAsync<Answering>(ReferralActivities.Answer, Arrived, Retry.Always)
            : new Answering(AnsweringState.NoTask);
        if (answered.State == AnsweringState.Decided)
        {
            return new ReferralResult("answered", Request.CaseRef, []);
        }

        if (Request.Request == RequestKind.Resubmit)
        {
            await context.CallActivityAsync(ReferralActivities.Resubmit, Arrived, Retry.Always);
        }

        var caseEnded = context.WaitForExternalEvent<CaseEnding>(CaseEnding.Event);
        var answer = await context.CallActivityAsync<ReferralAnswer>(ReferralActivities.Check, input, Retry.Always);
        return answered.State == AnsweringState.ForAPerson
            ? await ByHandAsync(answer, answered.Why!, caseEnded)
            : await CheckedAsync(answer, caseEnded);
    }

    private async Task<ReferralResult> CheckedAsync(ReferralAnswer answer, Task<CaseEnding> caseEnded)
    {
        var edition = "rulebook " + answer.Edition.Declared;
        switch (answer.Outcome)
        {
            case { Verdict: ReferralVerdict.Accepted } accepted:
                return await AcceptedAsync(answer, accepted, edition, input.Request.Evidence, caseEnded);

            case { Verdict: ReferralVerdict.Answered } answered when answer.Plan is not null:
                await TakePlaceAsync(Cited(answered, answer));
                await _steps.NoteAsync("answered", Check, $"Not sourced but answered ({edition}). {answered.Instruction}", Cited(answered, answer));
                await _steps.NotifyAsync("answered", "referral-answered", Request.FromTeam, answered.Instruction ?? "", answered.Clauses, []);
                return await FollowAsync(answer, Request.Evidence, caseEnded);

            case { Verdict: ReferralVerdict.WaitsForGate } waiting when answer.Plan is not null:
                return await GatesAsync(answer, waiting, edition, caseEnded);

            case { Verdict: ReferralVerdict.Returned } returned:
                return await ReturnedAsync(returned, edition, caseEnded);

            case { Verdict: ReferralVerdict.RefusedRoute or ReferralVerdict.UnknownService } refused:
                await _steps.NoteAsync("refused", Check, $"Referral refused ({edition}). {refused.Instruction}{EarlierGoesOn}", Cited(refused, answer));
                await _steps.NotifyAsync("refused", "referral-refused", Request.FromTeam, (refused.Instruction ?? "") + EarlierGoesOn, refused.Clauses, []);
                return new ReferralResult("refused", Request.CaseRef, []);

            case { Verdict: ReferralVerdict.Blocked or ReferralVerdict.WaitsForGate or ReferralVerdict.Answered } held:
                return await HeldAsync(held, edition);

            default:
                await TakePlaceAsync(string.Join(", ", answer.ServiceClauses));
                return answer.Plan is null
                    ? await ByHandAsync(answer, "no procedure of the rulebook covers it", caseEnded)
                    : await FollowAsync(answer, Request.Evidence, caseEnded);
        }
    }

    private async Task<ReferralResult> AcceptedAsync(
        ReferralAnswer answer, ReferralOutcome accepted, string edition, IReadOnlyList<EvidenceOnFile> evidence, Task<CaseEnding> caseEnded)
    {
        await TakePlaceAsync(Cited(accepted, answer));
        const string text = "Referral accepted: everything that must be on file is there.";
        await _steps.NoteAsync("accepted", Check, $"{text} ({edition})", Cited(accepted, answer));
        await _steps.NotifyAsync("accepted", "referral-accepted", Request.FromTeam, text, accepted.Clauses,
        [
            .. accepted.Advice.Select(one => one.Text),
            .. (answer.RunningAlready ?? []).Select(one => $"The same is being arranged for this case already, by the request {one}. If this request takes its place, say so in supersedes."),
        ]);
        return answer switch
        {
            { Plan: not null } => await FollowAsync(answer, evidence, caseEnded),
            { TemporaryIncrease: true } => await IncreaseAsync(),
            _ => await ByHandAsync(answer, "no procedure of the rulebook covers it", caseEnded),
        };
    }

    // The same limit and the same clock as for a provider's email: one case has one sum of hours above its plan.
    private async Task<ReferralResult> IncreaseAsync()
    {
        var hours = Request.Details.HoursPerWeekTo - Request.Details.HoursPerWeekFrom;
        var result = await context.CallSubOrchestratorAsync<IncreaseResult>(
            TemporaryIncreaseOrchestration.Name,
            new IncreaseRequest
            {
                Council = Request.Council,
                ReceivedAt = input.ReceivedAt,
                Case = Request.CaseRef,
                Service = Request.Service,
                HoursPerWeek = hours,
                StartsOn = Request.Details.EffectiveDate ?? Request.Details.StartDate,
                AskedBy = $"{Request.FromTeam}, by worklist",
                AskedById = Request.RequestedBy,
                Doubts = hours is > 0 ? [] : ["It does not say from how many hours a week to how many more."],
            },
            new SubOrchestrationOptions(instanceId: IncreaseOf(context.InstanceId)));
        return new ReferralResult(result.State, Request.CaseRef, []);
    }

    private async Task<ReferralResult> FollowAsync(ReferralAnswer answer, IReadOnlyList<EvidenceOnFile> evidence, Task<CaseEnding> caseEnded)
    {
        var values = new Dictionary<string, string>(answer.Known, StringComparer.Ordinal);
        foreach (var (name, value) in RequestValues.Of(Request.Details))
        {
            values[name] = value;
        }

        var start = new ProcedureStart(
            Request.CaseRef,
            Request.Service,
            Request.Request == RequestKind.Resubmit ? RequestKind.Source : Request.Request,
            Request.FromTeam,
            answer.Plan!,
            values,
            Request.Flags,
            evidence,
            Request.Urgency,
            RequestedBy: Request.RequestedBy,
            ReceivedAt: Instant.FromDateTimeOffset(input.ReceivedAt));
        var result = await new RunningProcedure(context, new ProcedureWork(start), caseEnded).RunAsync();
        return new ReferralResult(result.Outcome, Request.CaseRef, [], result.Values.GetValueOrDefault("provider"));
    }

    // A search does not begin before these are agreed; what the procedure has a step for, it waits for itself.
    private async Task<ReferralResult> GatesAsync(ReferralAnswer answer, ReferralOutcome waiting, string edition, Task<CaseEnding> caseEnded)
    {
        if (answer.Gates.Count == 0)
        {
            return await AcceptedAsync(answer, waiting, edition, Request.Evidence, caseEnded);
        }

        await _steps.NoteAsync("waits-for-gate", Check,
            $"Waits for agreement ({edition}): {string.Join("; ", answer.Gates.Select(gate => gate.What))}.", Cited(waiting, answer));
        await context.CallActivityAsync(RunningWorkActivities.Register, Registered(), Retry.Always);
        var evidence = Request.Evidence.ToList();
        ReferralResult? refused = null;
        foreach (var gate in answer.Gates)
        {
            if ((refused = await GateAsync(gate, caseEnded)) is not null)
            {
                break;
            }

            evidence.Add(new EvidenceOnFile(gate.ShownBy, null, EvidenceStatus.Agreed));
        }

        await context.CallActivityAsync(RunningWorkActivities.Remove, new EndedWork(Request.CaseRef, context.InstanceId), Retry.Always);
        return refused ?? await AcceptedAsync(answer, waiting, edition, evidence, caseEnded);
    }

    private async Task<ReferralResult?> GateAsync(ReferralGate gate, Task<CaseEnding> caseEnded)
    {
        var decision = await HumanTask.AskAsync(
            context,
            _steps.Task(AgreeGate, "gate:" + gate.Gate) with
            {
                Title = $"Agree, or not: {gate.What}. It is recorded in {gate.Where}.",
                Team = gate.Team,
                Role = gate.Role,
                Clauses = gate.Clauses,
                Outcomes = [ProcedureInterpreter.Agreed, ProcedureInterpreter.NotAgreed],
                Facts = new Dictionary<string, string> { ["service"] = Request.Service, ["request"] = Word, ["gate"] = gate.Gate },
                Next = "Agreed: the search begins. Not agreed: the team that referred is told, and nothing is sourced.",
                NorBy = Request.RequestedBy is { } requester ? [requester] : [],
            },
            caseEnded);
        if (decision is null)
        {
            return await EndedAsync(await caseEnded, gate.Clauses[0]);
        }

        await _steps.NoteAsync("gate:" + gate.Gate, decision, $"{gate.What}: {decision.Outcome.Replace('-', ' ')}.", string.Join(", ", gate.Clauses));
        if (decision.Outcome == ProcedureInterpreter.Agreed)
        {
            return null;
        }

        await _steps.NotifyAsync("not-agreed", "referral-not-agreed", Request.FromTeam, $"Nothing is sourced, as this was not agreed: {gate.What}.", gate.Clauses, []);
        return new ReferralResult(ProcedureInterpreter.NotAgreed, Request.CaseRef, []);
    }

    private async Task<ReferralResult> ReturnedAsync(ReferralOutcome returned, string edition, Task<CaseEnding> caseEnded)
    {
        string[] lines = [.. returned.Missing.Select(item => $"{item.Sentence} Record it in {item.Where}. ({string.Join(", ", item.Clauses)})")];
        await _steps.NoteAsync("returned", Check, $"Referral returned ({edition}). {string.Join(" ", lines)}{EarlierGoesOn}", string.Join(", ", returned.Clauses));
        await _steps.NotifyAsync("returned", "referral-returned", Request.FromTeam,
            "The referral cannot be sourced until this is put right; then reassign the worklist again." + EarlierGoesOn, returned.Clauses, lines);
        await new ReturnedReferral(context, _steps, input, caseEnded, returned.Clauses).WaitAsync(returned.RemindEveryDays ?? 7, lines);
        return new ReferralResult("returned", Request.CaseRef, returned.Missing);
    }

    private async Task<ReferralResult> HeldAsync(ReferralOutcome outcome, string edition)
    {
        string[] lines =
        [
            .. outcome.Blocks.Select(item => $"{item.Sentence} Record it in {item.Where}. ({string.Join(", ", item.Clauses)})"),
            .. outcome.Awaited.Select(gate => $"{gate.What} is not agreed yet. Record it in {gate.Where}. ({string.Join(", ", gate.Clauses)})"),
            .. outcome.Instruction is { } answer ? [answer] : Array.Empty<string>(),
        ];
        await _steps.NoteAsync("held", Check, $"Nothing is sourced ({edition}). {string.Join(" ", lines)}{EarlierGoesOn}", outcome.Clauses[0]);
        await _steps.NotifyAsync("held", "referral-held", Request.FromTeam,
            "Nothing is sourced for this referral as it stands; put right what is named and reassign the worklist again." + EarlierGoesOn, outcome.Clauses[0], lines);
        return new ReferralResult("held", Request.CaseRef, []);
    }

    // Only what is taken on ends the earlier request: a person is not left without care because the later one was sent back.
    private async Task TakePlaceAsync(string clauses)
    {
        if (input.Supersedes is { } earlier)
        {
            await context.CallActivityAsync(ReferralActivities.Supersede, new SupersededReferral(earlier, Request.CaseRef, Request.FromTeam, input.ReceivedAt), Retry.Always);
            await _steps.NoteAsync("supersedes", Request.FromTeam, $"It takes the place of the request {earlier}: what of that still runs ends.", clauses);
        }
    }

    private async Task<ReferralResult> EndCaseAsync()
    {
        var told = await context.CallActivityAsync<int>(ReferralActivities.EndCase, Arrived, Retry.Always);
        var answer = await context.CallActivityAsync<ReferralAnswer>(ReferralActivities.Check, input, Retry.Always);
        var what = Request.Request switch
        {
            RequestKind.Withdraw => $"The request for {Request.Service} was withdrawn.",
            RequestKind.Died => "The person has died.",
            _ => "The case was closed.",
        };
        var clause = answer.ServiceClauses.Count > 0 ? answer.ServiceClauses[0] : Clause.WorklistReferral;
        await _steps.NoteAsync("case-over", Request.FromTeam, $"{what} {told} running procedure(s) or clock(s) of the case were told.", clause);
        return answer.Plan is null
            ? new ReferralResult(StepResult.CaseEnded, Request.CaseRef, [])
            : await FollowAsync(answer, Request.Evidence, context.WaitForExternalEvent<CaseEnding>(CaseEnding.Event));
    }

    private async Task<ReferralResult> ByHandAsync(ReferralAnswer answer, string why, Task<CaseEnding> caseEnded)
    {
        var clause = answer.ServiceClauses.Count > 0 ? answer.ServiceClauses[0] : Clause.WorklistReferral;
        await _steps.NoteAsync("received", Check, $"A worklist was reassigned for: {Word}.", clause);
        var task = _steps.Task(HandleByHand, "by-hand");
        var decision = await HumanTask.AskAsync(context, task with
        {
            Title = $"Handle a reassigned worklist by hand: {Word}. {char.ToUpperInvariant(why[0])}{why[1..].TrimEnd('.')}.",
            Team = answer.Owner?.Team ?? task.Team,
            Role = answer.Owner?.Role ?? task.Role,
            Clauses = [clause],
            Outcomes = ["handled"],
            Facts = new Dictionary<string, string> { ["service"] = Request.Service, ["request"] = Word },
            Next = "When it is handled, that is noted and nothing more happens here.",
        }, caseEnded);
        if (decision is null)
        {
            return await EndedAsync(await caseEnded, clause);
        }

        await _steps.NoteAsync("by-hand", decision, "Handled by hand.", clause);
        return new ReferralResult("by-hand", Request.CaseRef, []);
    }

    private async Task<ReferralResult> EndedAsync(CaseEnding ending, string clause)
    {
        await _steps.NoteAsync("case-ended", ending.By ?? Check, $"The referral is over, because the case ended ({ending.Why}).", clause);
        return new ReferralResult(StepResult.CaseEnded, Request.CaseRef, []);
    }

    private RunningWork Registered() => new()
    {
        InstanceId = context.InstanceId,
        Case = Request.CaseRef,
        Kind = RunningWorkKind.Procedure,
        Id = "referral",
        Service = Request.Service,
        Request = Word,
        Since = context.CurrentUtcDateTime,
    };

    private static string Cited(ReferralOutcome outcome, ReferralAnswer answer) =>
        string.Join(", ", outcome.Clauses.Count > 0 ? outcome.Clauses : answer.ServiceClauses);
}
