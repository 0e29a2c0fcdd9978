using System.Text.Json;
using CareFunctions.Core.Procedures;
using CareFunctions.Orchestration;
using CareFunctions.Staff;
using CareFunctions.Tasks;

namespace CareFunctions.Procedures;

/// <summary>Makes the task of a step that asks a person.</summary>
internal static class StepTask
{
    public static OpenTaskRequest Of(CaseSteps steps, ProcedureStart start, Asking asking)
    {
        var facts = new Dictionary<string, string>(asking.Values, StringComparer.Ordinal)
        {
            ["service"] = start.Service,
            ["request"] = JsonNamingPolicy.KebabCaseLower.ConvertName(start.Request.ToString()),
            ["urgency"] = JsonNamingPolicy.KebabCaseLower.ConvertName(start.Urgency.ToString()),
        };
        return steps.Task(asking.Step.Id, asking.Key) with
        {
            Title = asking.What,
            Team = start.Plan.NameOf(asking.Owner),
            Role = StaffRole.FromRulebook(asking.By),
            Clauses = asking.Clauses,
            Outcomes = asking.Outcomes,
            Fields = [.. asking.Fields.Select(field => TaskField.From(field, asking.Outcomes))],
            Facts = facts,
            Next = asking.Next ?? "The procedure goes on with its next step. Until then it waits, and a reminder goes out every working day once it is due.",
            DueWorkingDays = asking.DueWorkingDays,
            NorBy = asking.NotBy,
            AnsweredBy = asking.AnsweredBy,
            Guidance = asking.Guidance,
        };
    }
}
