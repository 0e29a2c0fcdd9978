using CareFunctions.Core.Calendar;
using CareFunctions.Core.TimeBoxes;
using CareFunctions.Orchestration;
using CareFunctions.Procedures;
using CareFunctions.Tasks;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using NodaTime;
using TaskKinds = CareFunctions.Core.Tasks.TaskKinds;

namespace CareFunctions.Increases;

/// <summary>A provider, a worklist or a procedure asks for more hours a week: read, authorised within the limit, entered in SWIFT, and taken back unless Triage decides
/// for the long term in time (SOM-INC-04 to SOM-INC-09). It only sequences.</summary>
public static class TemporaryIncreaseOrchestration
{
    /// <summary>The orchestration's name. It is stored with every running case, so it does not change.</summary>
    public const string Name = "TemporaryIncrease";

    /// <summary>Runs one request to its end.</summary>
    [Function(Name)]
    public static Task<IncreaseResult> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return BrokenOff.ReportAsync(context, () => FollowAsync(context, context.GetInput<IncreaseRequest>()!));
    }

    private static async Task<IncreaseResult> FollowAsync(TaskOrchestrationContext context, IncreaseRequest request)
    {
        var caseEnded = context.WaitForExternalEvent<CaseEnding>(CaseEnding.Event);
        var (stated, ended) = await CertainRequest.EstablishAsync(context, request, caseEnded);
        if (stated is null)
        {
            return new IncreaseResult(ended);
        }

        var package = stated.Package;
        var steps = new CaseSteps(context, package.Case);
        var asked = Text($"{stated.HoursPerWeek:0.##} hours a week more than the agreed {package.PlanHoursPerWeek:0.##}.");
        await (stated.ReadBy is { } reading
            ? steps.NoteAsync("requested", reading, $"Read {CertainRequest.Source(request)}: it asks for " + asked, CertainRequest.ClauseOf(request))
            : steps.NoteAsync("requested", request.AskedBy ?? "Provider (email)", "Asked for " + asked, CertainRequest.ClauseOf(request)));
        var effective = stated.StartsOn ?? LondonCalendar.DateAt(Instant.FromDateTimeUtc(context.CurrentUtcDateTime));
        var opened = await context.CallActivityAsync<IncreaseOutcome>(
            IncreaseActivities.Request,
            new IncreaseToOpen(
                context.InstanceId, package.Case, package.Service, stated.HoursPerWeek, effective, request.AskedById ?? package.Provider ?? "provider", context.CurrentUtcDateTime,
                request.GoesOnWhenDeclined) { EndsOn = request.EndsOn },
            Retry.Always);
        if (opened.Next is null)
        {
            await steps.NoteAsync("refused", "CareFunctions (rulebook)", opened.Sentence, Clause.SourcingCareLimit);
            await steps.NotifyAsync("refused", "increase-refused", "sourcing-care", opened.Sentence, Clause.SourcingCareLimit);
            return new IncreaseResult("refused", package.Case);
        }

        var asking = await HumanTask.OpenAsync(context, steps.Task(TaskKinds.AuthoriseTemporaryIncrease, "authorise") with
        {
            Title = Text($"Authorise {stated.HoursPerWeek:0.##} hours a week more from {effective:yyyy-MM-dd} {(request.EndsOn is { } last ? $"to {last:yyyy-MM-dd}" : "for a time")}, or decline."),
            Clauses = [Clause.SourcingCareLimit],
            Outcomes = [IncreaseDecisions.Authorise, IncreaseDecisions.Decline],
            Facts = new Dictionary<string, string>
            {
                ["hoursPerWeek"] = Text($"{stated.HoursPerWeek:0.##}"),
                ["planHoursPerWeek"] = Text($"{package.PlanHoursPerWeek:0.##}"),
                ["limitHoursPerWeek"] = Text($"{opened.Next.Rules.Temporary.LimitHoursPerWeek:0.##}"),
                ["provider"] = package.Provider ?? "not known",
            },
            Next = $"Authorised: SWIFT is amended and the time box starts. {(request.GoesOnWhenDeclined ? "Declined: its procedure goes on. " : "")}Nothing is paid until somebody decides; reminders go out every working day.",
        });
        if (await AuthorisationAsync(context, asking, caseEnded) is not { } decision)
        {
            await EndWithCaseAsync(context, steps, opened.Next, await caseEnded);
            return new IncreaseResult("case-ended", package.Case);
        }

        var decided = await ApplyAsync(context, opened.Next, decision);
        if (decided.State == IncreaseState.Declined)
        {
            await steps.NoteAsync("declined", decision, "Increase declined: the hours stay as they are.", Clause.SourcingCareLimit);
            if (request.GoesOnWhenDeclined)
            {
                return new IncreaseResult("declined", package.Case);
            }

            await steps.NotifyAsync("declined", "increase-declined", "provider", "The request for more hours was declined.", Clause.SourcingCareLimit);
            return new IncreaseResult("declined", package.Case);
        }

        return await new AuthorisedIncrease(context, steps, decided, decision, caseEnded).RunAsync();
    }

    // Null when the case ended before anybody decided. What was decided before its end was heard of still counts.
    private static async Task<TaskDecision?> AuthorisationAsync(TaskOrchestrationContext context, OpenedTask asking, Task<CaseEnding> caseEnded)
    {
        if (asking.Decision is { } earlier)
        {
            await HumanTask.TakenUpAsync(context, asking.TaskId);
            return earlier;
        }

        var waiting = HumanTask.WaitAsync(context, asking);
        if (await Task.WhenAny(waiting, caseEnded) == waiting)
        {
            return await waiting;
        }

        return await HumanTask.EndAsync(context, asking.TaskId, TaskState.Superseded) is null ? null : await waiting;
    }

    internal static async Task<TemporaryIncrease> EndWithCaseAsync(
        TaskOrchestrationContext context, CaseSteps steps, TemporaryIncrease increase, CaseEnding ending)
    {
        var outcome = await context.CallActivityAsync<IncreaseOutcome>(
            IncreaseActivities.EndWithCase, new IncreaseStep(increase.InstanceId, increase.Case, context.CurrentUtcDateTime), Retry.Always);
        await steps.NoteAsync("case-ended", ending.By ?? "CareFunctions (time box)", $"The increase ends, because the case ended ({ending.Why}). {outcome.Sentence}", Clause.TriageLongTerm);
        return outcome.Next!;
    }

    internal static async Task<TemporaryIncrease> ApplyAsync(TaskOrchestrationContext context, TemporaryIncrease increase, TaskDecision decision)
    {
        var outcome = await context.CallActivityAsync<IncreaseOutcome>(
            IncreaseActivities.Apply, new IncreaseStep(increase.InstanceId, increase.Case, decision.At, decision), Retry.Always);
        return outcome.Next!;
    }

    internal static string Text(FormattableString text) => FormattableString.Invariant(text);
}
