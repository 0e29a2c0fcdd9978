using CareFunctions.Core.Calendar;
using CareFunctions.Orchestration;
using CareFunctions.Procedures;
using CareFunctions.TimeBoxes;
using CareFunctions.Work;
using Microsoft.DurableTask;
using NodaTime;

namespace CareFunctions.Referrals;

/// <summary>The clock of a returned referral: the worker is reminded until the referral is submitted again or the case is over (SOM-DOM-10, SOM-DOM-11).</summary>
internal sealed class ReturnedReferral(
    TaskOrchestrationContext context, CaseSteps steps, ReferralInput input, Task<CaseEnding> caseEnded, IReadOnlyList<string> clauses)
{
    /// <summary>The clock's id in the register.</summary>
    public const string Id = "returned-referral";

    /// <summary>The event that brings the instance of the new submission.</summary>
    public const string Resubmitted = "resubmitted";

    private readonly DateTimeOffset _since = context.CurrentUtcDateTime;

    /// <summary>Waits, with a reminder every so many days.</summary>
    /// <param name="everyDays">The civil days between reminders.</param>
    /// <param name="lines">What is missing.</param>
    public async Task WaitAsync(int everyDays, IReadOnlyList<string> lines)
    {
        var resubmitted = context.WaitForExternalEvent<string>(Resubmitted);
        await context.CallActivityAsync(RunningWorkActivities.Register, Registered(), Retry.Always);
        var settled = Task.WhenAny(resubmitted, caseEnded);
        var last = _since;
        for (var number = 1; !settled.IsCompleted; number++)
        {
            var next = await context.CallActivityAsync<DateTimeOffset>(ReferralActivities.NextReminder, new ReturnedReminder(last, everyDays), Retry.Always);
            context.SetCustomStatus(Status(next));
            using var cancelTimer = new CancellationTokenSource();
            var timer = context.CreateTimer(next.UtcDateTime, cancelTimer.Token);
            if (await Task.WhenAny(settled, timer) == settled)
            {
                cancelTimer.Cancel();
                break;
            }

            last = context.CurrentUtcDateTime;
            await steps.NotifyAsync($"returned-reminder-{number}", "reminder", input.Request.FromTeam,
                "The referral still cannot be sourced until this is put right; then reassign the worklist again.", clauses, lines);
        }

        await (resubmitted.IsCompleted
            ? steps.NoteAsync("resubmitted", "CareFunctions (referral check)", "The referral was submitted again, and is checked anew.", clauses[0])
            : steps.NoteAsync("case-ended", (await caseEnded).By ?? "CareFunctions (referral check)", $"The returned referral is over, because the case ended ({(await caseEnded).Why}).", clauses[0]));
        await context.CallActivityAsync(RunningWorkActivities.Remove, new EndedWork(input.Request.CaseRef, context.InstanceId), Retry.Always);
    }

    private RunningWork Registered() => new()
    {
        InstanceId = context.InstanceId,
        Case = input.Request.CaseRef,
        Kind = RunningWorkKind.Clock,
        Id = Id,
        Service = input.Request.Service,
        Request = "source",
        Since = _since,
        WaitingFor = input.Request.FromTeam,
    };

    private ClockStatus Status(DateTimeOffset nextReminder) => new(
        Id,
        "Returned referral",
        input.Request.CaseRef,
        input.Request.FromTeam,
        input.Request.FromTeam,
        "Put right what is missing and reassign the worklist again.",
        LondonCalendar.DateAt(Instant.FromDateTimeOffset(_since)),
        null,
        nextReminder,
        "The worker is reminded until the referral is submitted again.",
        0,
        clauses);
}
