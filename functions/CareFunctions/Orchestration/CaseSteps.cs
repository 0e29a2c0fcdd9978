using CareFunctions.CaseNotes;
using CareFunctions.Core.CaseNotes;
using CareFunctions.Core.Councils;
using CareFunctions.Notifications;
using CareFunctions.Staff;
using CareFunctions.Tasks;
using Microsoft.DurableTask;
using NodaTime;

namespace CareFunctions.Orchestration;

/// <summary>The steps that every procedure on a case shares: notes, notifications, tasks. Each is made once for its name, however often it is tried.</summary>
internal sealed class CaseSteps(TaskOrchestrationContext context, CaseReference reference)
{
    /// <summary>Writes a case note of what a person or system did.</summary>
    public Task NoteAsync(string step, string who, string what, string clause) =>
        context.CallActivityAsync<int>(
            CaseNoteActivities.Append,
            new CaseNoteEntry(reference, Instant.FromDateTimeUtc(context.CurrentUtcDateTime), who, what, clause, context.InstanceId, step),
            Retry.Always);

    /// <summary>Writes a case note of what a person decided: name, role and reason.</summary>
    public Task NoteAsync(string step, TaskDecision decision, string what, string clause) =>
        NoteAsync(step, $"{decision.ByName} ({decision.Role})", $"{what}{(decision.Late ? " Decided late." : "")} Reason: {decision.Reason}", clause);

    /// <summary>Tells a team or the provider, with a line for each fact.</summary>
    public Task NotifyAsync(string step, string kind, string to, string text, string clause, params IReadOnlyList<string> lines) =>
        NotifyAsync(step, kind, to, text, [clause], lines);

    /// <summary>Tells a team, a role or the provider, resting on several clauses.</summary>
    public Task NotifyAsync(string step, string kind, string to, string text, IReadOnlyList<string> clauses, IReadOnlyList<string> lines) =>
        context.CallActivityAsync(
            NotificationActivities.Notify,
            new Notification
            {
                Id = WorkIdentity.ForStep(context.InstanceId, "notification:" + step),
                Kind = kind,
                To = to,
                Council = reference.Council,
                Case = reference,
                Text = text,
                Lines = lines,
                Clauses = clauses,
                At = context.CurrentUtcDateTime,
            },
            Retry.Always);

    /// <summary>A task of this case for Sourcing Care, to be completed with what is asked.</summary>
    public OpenTaskRequest Task(string kind, string step) => new()
    {
        InstanceId = context.InstanceId,
        Step = step,
        Council = reference.Council,
        Case = reference,
        Kind = kind,
        Title = "",
        Team = "Sourcing Care",
        Role = StaffRole.SourcingCare,
        Clauses = [],
        Outcomes = [],
        Next = "",
        OpenedAt = context.CurrentUtcDateTime,
    };
}
