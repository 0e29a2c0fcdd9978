using CareFunctions.Core.Packages;
using CareFunctions.Core.Referrals;
using CareFunctions.Core.Worklists;
using CareFunctions.Orchestration;
using CareFunctions.Tasks;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using TaskKinds = CareFunctions.Core.Tasks.TaskKinds;

namespace CareFunctions.Referrals;

/// <summary>A worklist is reassigned to Sourcing Care: checked against what must be on file, then accepted or returned with everything that is missing
/// (SOM-DOM-02 to SOM-DOM-17). It only sequences.</summary>
public static class ReferralOrchestration
{
    /// <summary>The orchestration's name. It is stored with every running case, so it does not change.</summary>
    public const string Name = "WorkListReassignment";

    private const string Check = "CareFunctions (referral check)";
    private const string HandleByHand = "handle-by-hand";

    /// <summary>Runs one referral to its end.</summary>
    [Function(Name)]
    public static Task<ReferralResult> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return BrokenOff.ReportAsync(context, () => FollowAsync(context, context.GetInput<ReferralInput>()!));
    }

    private static async Task<ReferralResult> FollowAsync(TaskOrchestrationContext context, ReferralInput input)
    {
        var request = input.Request;
        var steps = new CaseSteps(context, request.CaseRef);
        var answer = await context.CallActivityAsync<ReferralAnswer>(ReferralActivities.Check, input, Retry.Always);
        var edition = "rulebook " + answer.Edition.Declared;
        switch (answer.Outcome)
        {
            case { Verdict: ReferralVerdict.Accepted }:
                const string accepted = "Referral accepted: everything that must be on file is there.";
                await steps.NoteAsync("accepted", Check, $"{accepted} ({edition})", Clause.WorklistReferral);
                await steps.NotifyAsync("accepted", "referral-accepted", request.FromTeam, accepted, Clause.WorklistReferral);
                return await FindProviderAsync(context, steps, input);

            case { Verdict: ReferralVerdict.Returned } returned:
                string[] lines = [.. returned.Missing.Select(item => $"{item.Sentence} Record it in {item.Where}. ({string.Join(", ", item.Clauses)})")];
                await steps.NoteAsync("returned", Check, $"Referral returned ({edition}). {string.Join(" ", lines)}", Clause.ReferralReturned);
                await steps.NotifyAsync("returned", "referral-returned", request.FromTeam,
                    "The referral cannot be sourced until this is put right; then reassign the worklist again.", Clause.ReferralReturned, lines);
                return new ReferralResult("returned", request.CaseRef, returned.Missing);

            case { Verdict: ReferralVerdict.RefusedRoute or ReferralVerdict.UnknownService } refused:
                var clause = refused.Clauses.Count > 0 ? refused.Clauses[0] : Clause.WorklistReferral;
                await steps.NoteAsync("refused", Check, $"Referral refused ({edition}). {refused.Instruction}", clause);
                await steps.NotifyAsync("refused", "referral-refused", request.FromTeam, refused.Instruction ?? "", clause);
                return new ReferralResult("refused", request.CaseRef, []);

            case { Verdict: ReferralVerdict.Blocked or ReferralVerdict.WaitsForGate or ReferralVerdict.Answered } waiting:
                return await HeldAsync(steps, request, waiting, edition);

            default:
                return await ByHandAsync(context, steps, input);
        }
    }

    private static async Task<ReferralResult> HeldAsync(CaseSteps steps, WorklistRequest request, ReferralOutcome outcome, string edition)
    {
        string[] lines =
        [
            .. outcome.Blocks.Select(item => $"{item.Sentence} Record it in {item.Where}. ({string.Join(", ", item.Clauses)})"),
            .. outcome.Awaited.Select(gate => $"{gate.What} is not agreed yet. Record it in {gate.Where}. ({string.Join(", ", gate.Clauses)})"),
            .. outcome.Instruction is { } answer ? [answer] : Array.Empty<string>(),
        ];
        await steps.NoteAsync("held", Check, $"Nothing is sourced ({edition}). {string.Join(" ", lines)}", outcome.Clauses[0]);
        await steps.NotifyAsync("held", "referral-held", request.FromTeam,
            "Nothing is sourced for this referral as it stands; put right what is named and reassign the worklist again.", outcome.Clauses[0], lines);
        return new ReferralResult("held", request.CaseRef, []);
    }

    private static async Task<ReferralResult> FindProviderAsync(TaskOrchestrationContext context, CaseSteps steps, ReferralInput input)
    {
        var request = input.Request;
        var decision = await HumanTask.AskAsync(context, steps.Task(TaskKinds.FindProvider, "find-provider") with
        {
            Title = "Find a provider and set up the start date.",
            Clauses = [Clause.FindProvider, Clause.StartDate],
            Outcomes = ["provider-found", "not-arranged"],
            Fields =
            [
                new TaskField("provider", TaskFieldType.Text, ["provider-found"]),
                new TaskField("startsOn", TaskFieldType.Date, ["provider-found"]),
                new TaskField("hoursPerWeek", TaskFieldType.WeeklyHours, ["provider-found"]),
            ],
            Facts = new Dictionary<string, string>
            {
                ["service"] = request.Service,
                ["urgency"] = request.Urgency.ToString().ToLowerInvariant(),
                ["hoursPerWeek"] = request.Details.HoursPerWeek is { } hours ? FormattableString.Invariant($"{hours:0.##}") : "not said",
            },
            Next = "A provider found: the case is registered with its plan and provider. Meanwhile the allocated worker progresses contingency plans.",
        });
        if (decision.Outcome == "not-arranged")
        {
            await steps.NoteAsync("not-arranged", decision, "No provider was arranged.", Clause.FindProvider);
            await steps.NotifyAsync("not-arranged", "referral-not-arranged", request.FromTeam, "No provider was arranged.", Clause.FindProvider);
            return new ReferralResult("not-arranged", request.CaseRef, []);
        }

        var provider = decision.Details["provider"];
        var planned = decimal.Parse(decision.Details["hoursPerWeek"], System.Globalization.CultureInfo.InvariantCulture);
        await context.CallActivityAsync(
            Cases.CaseActivities.Award, new PackageOfCare(request.CaseRef, request.Service, planned, provider, []), Retry.Always);
        await steps.NoteAsync("provider-found", decision,
            FormattableString.Invariant($"Provider {provider} starts on {decision.Details["startsOn"]} with {planned:0.##} hours a week."), Clause.StartDate);
        await steps.NotifyAsync("provider-found", "referral-arranged", request.FromTeam,
            $"A provider was found; the care starts on {decision.Details["startsOn"]}.", Clause.StartDate);
        return new ReferralResult("arranged", request.CaseRef, [], provider);
    }

    private static async Task<ReferralResult> ByHandAsync(
        TaskOrchestrationContext context, CaseSteps steps, ReferralInput input)
    {
        var request = System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(input.Request.Request.ToString());
        await steps.NoteAsync("received", Check, $"A worklist was reassigned for: {request}.", Clause.WorklistReferral);
        var decision = await HumanTask.AskAsync(context, steps.Task(HandleByHand, "by-hand") with
        {
            Title = $"Handle a reassigned worklist by hand: {request}.",
            Clauses = [Clause.WorklistReferral],
            Outcomes = ["handled"],
            Facts = new Dictionary<string, string> { ["service"] = input.Request.Service, ["request"] = request },
            Next = "When it is handled, that is noted and nothing more happens here.",
        });
        await steps.NoteAsync("by-hand", decision, "Handled by hand.", Clause.WorklistReferral);
        return new ReferralResult("by-hand", input.Request.CaseRef, []);
    }
}
