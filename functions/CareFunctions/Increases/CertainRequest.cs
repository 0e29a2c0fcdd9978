using System.Globalization;
using CareFunctions.Cases;
using CareFunctions.Core.Councils;
using CareFunctions.Core.Packages;
using CareFunctions.Orchestration;
using CareFunctions.Staff;
using CareFunctions.Tasks;
using Microsoft.DurableTask;
using NodaTime;
using NodaTime.Text;
using TaskKinds = CareFunctions.Core.Tasks.TaskKinds;

namespace CareFunctions.Increases;

/// <summary>A request for which case, hours and start are certain.</summary>
/// <param name="Package">The case's package.</param>
/// <param name="HoursPerWeek">The hours a week more.</param>
/// <param name="StartsOn">The day from which, if one is given.</param>
/// <param name="ReadBy">What the person said who read the email, or <see langword="null"/> where nobody needed to.</param>
internal sealed record CertainRequest(PackageOfCare Package, decimal HoursPerWeek, LocalDate? StartsOn, TaskDecision? ReadBy)
{
    private const string NotAnIncrease = "not-an-increase";

    /// <summary>Establishes what is asked: from the request where it is certain and the case is registered, otherwise by asking a person, as often as it takes. What does
    /// not state its hours is asked about here, and so is an email that an earlier version took in; any other uncertain email is a <c>triage-email</c> task before this.</summary>
    /// <returns>The request; or how it ended: a person found that it asks for no increase, or declined it, or its case ended.</returns>
    public static async Task<(CertainRequest? Stated, string Ended)> EstablishAsync(TaskOrchestrationContext context, IncreaseRequest request, Task caseEnded)
    {
        var (reference, hours, startsOn) = (request.Case, request.HoursPerWeek, request.StartsOn);
        var doubts = request.Doubts;
        var readBy = request.ReadBy;
        for (var attempt = 1; ; attempt++)
        {
            if (doubts.Count == 0 && reference is not null && hours is { } certainHours)
            {
                var found = await context.CallActivityAsync<PackageOfCare?>(CaseActivities.Find, reference, Retry.Always);
                if (found?.PlanHoursPerWeek is not null && (request.Service ?? found.Service) == found.Service)
                {
                    return (new CertainRequest(found, certainHours, startsOn, readBy), "");
                }

                doubts = [found?.PlanHoursPerWeek is null
                    ? "The case is not registered here with its plan's hours: register it, then decide."
                    : $"The case is registered here with another service, {found.Service}: register it with {request.Service}, then decide."];
            }

            if (await HumanTask.AskAsync(context, ReadTask(context, request, reference, attempt, doubts), caseEnded) is not { } decision)
            {
                return (null, "case-ended");
            }

            if (decision.Outcome is NotAnIncrease or IncreaseDecisions.Decline)
            {
                if (reference is not null)
                {
                    var found = decision.Outcome == NotAnIncrease ? "it asks for no increase." : "it is not authorised for a time.";
                    await new CaseSteps(context, reference).NoteAsync(
                        decision.Outcome, decision, $"{char.ToUpperInvariant(Source(request)[0])}{Source(request)[1..]} was read: {found}", ClauseOf(request));
                }

                return (null, decision.Outcome == NotAnIncrease ? NotAnIncrease : "declined");
            }

            readBy = decision;

            // Both have been checked when the decision was taken.
            _ = CaseReference.TryParse(decision.Details["case"], out reference);
            hours = decimal.Parse(decision.Details["hoursPerWeek"], CultureInfo.InvariantCulture);
            startsOn = decision.Details.TryGetValue("startsOn", out var date) ? LocalDatePattern.Iso.Parse(date).Value : null;
            doubts = [];
        }
    }

    /// <summary>What a person reads to establish it.</summary>
    public static string Source(IncreaseRequest request) => request.AskedBy is null ? "a provider's email" : "a reassigned worklist";

    /// <summary>The clause by which it came.</summary>
    public static string ClauseOf(IncreaseRequest request) => request.AskedBy is null ? Clause.ProviderEmail : Clause.IncreaseWorklist;

    private static OpenTaskRequest ReadTask(
        TaskOrchestrationContext context, IncreaseRequest request, CaseReference? reference, int attempt, IReadOnlyList<string> doubts) => new()
    {
        InstanceId = context.InstanceId,
        Step = "read-email-" + attempt.ToString(CultureInfo.InvariantCulture),
        Council = request.Council,
        Case = reference,
        Kind = TaskKinds.ReadEmail,
        Title = $"Read {Source(request)} and say what it asks for. " + string.Join(" ", doubts),
        Team = "Sourcing Care",
        Role = StaffRole.SourcingCare,
        Clauses = [ClauseOf(request)],
        Outcomes = request.GoesOnWhenDeclined ? ["increase", NotAnIncrease, IncreaseDecisions.Decline] : ["increase", NotAnIncrease],
        Fields =
        [
            new TaskField("case", TaskFieldType.CaseReference, ["increase"]),
            new TaskField("hoursPerWeek", TaskFieldType.WeeklyHours, ["increase"]),
            new TaskField("startsOn", TaskFieldType.Date, []),
        ],
        Facts = new Dictionary<string, string> { ["receivedAt"] = request.ReceivedAt.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture) },
        Next = request.GoesOnWhenDeclined
            ? "An increase goes on to Sourcing Care for authorisation; one that is declined goes on with its procedure; anything else ends here."
            : "An increase goes on to Sourcing Care for authorisation; anything else ends here and is handled by hand.",
        OpenedAt = context.CurrentUtcDateTime,
    };
}
