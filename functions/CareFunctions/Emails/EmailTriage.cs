using System.Globalization;
using CareFunctions.Core.Emails;
using CareFunctions.Tasks;
using TaskKinds = CareFunctions.Core.Tasks.TaskKinds;

namespace CareFunctions.Emails;

/// <summary>The task in which a person confirms, corrects or rejects what was read from an email, in one step.</summary>
internal static class EmailTriage
{
    /// <summary>It was read rightly.</summary>
    public const string Confirm = "confirm";

    /// <summary>It says something else.</summary>
    public const string Correct = "correct";

    /// <summary>It has no effect here.</summary>
    public const string Reject = "reject";

    public static OpenTaskRequest Of(string instanceId, EmailWork work, EmailProposal proposal, IReadOnlyList<string> doubts, int attempt, DateTime now)
    {
        var consequence = EmailConsequence.Of(proposal.Intent);
        var facts = new Dictionary<string, string>(proposal.Values, StringComparer.Ordinal)
        {
            ["intent"] = EmailProposal.WordOf(proposal.Intent),
            ["sender"] = EmailSenderWord(work.Sender),
            ["receivedAt"] = work.ReceivedAt.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture),
            ["proposal"] = consequence.WouldDo,
            ["email"] = $"/api/emails/{work.Council.Id}/{instanceId}",
        };
        if (proposal.Case is { } reference)
        {
            facts["case"] = reference.ToString();
        }

        return new OpenTaskRequest
        {
            InstanceId = instanceId,
            Step = "triage-email-" + attempt.ToString(CultureInfo.InvariantCulture),
            Council = work.Council,
            Case = proposal.Case,
            Kind = TaskKinds.TriageEmail,
            Title = $"Read an email. Proposed: {consequence.WouldDo} {string.Join(" ", doubts)}".TrimEnd(),
            Team = work.Team,
            Role = work.Role,
            Clauses = consequence.Clauses,
            Outcomes = [Confirm, Correct, Reject],
            Fields = [.. Fields()],
            Facts = facts,
            Next = "Confirmed or corrected, it has the effect that the proposal names, and the procedure's own gates still decide. Rejected, it has none; that is noted.",
            OpenedAt = now,
        };
    }

    private static string EmailSenderWord(EmailSenderRole sender) => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(sender.ToString());

    private static IEnumerable<TaskField> Fields() =>
    [
        new TaskField("intent", TaskFieldType.Text, [Correct]),
        new TaskField("case", TaskFieldType.CaseReference, []),
        new TaskField("service", TaskFieldType.Text, []),
        .. EmailProposal.ValueNames.Select(name => new TaskField(name, TypeOf(name), [])),
    ];

    private static TaskFieldType TypeOf(string name) => name switch
    {
        "hoursPerWeekFrom" or "hoursPerWeekTo" or "hoursPerWeekDelta" => TaskFieldType.Number,
        "weeklyRate" => TaskFieldType.Money,
        "outcome" or "registration" => TaskFieldType.Text,
        _ => TaskFieldType.Date,
    };
}
