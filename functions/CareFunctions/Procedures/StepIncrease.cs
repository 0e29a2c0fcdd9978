using CareFunctions.Core.Procedures;
using CareFunctions.Core.Rulebooks;
using CareFunctions.Increases;
using Microsoft.DurableTask;

namespace CareFunctions.Procedures;

/// <summary>Makes the request of a step that asks for a temporary increase, and the step's result of how that ended.</summary>
internal static class StepIncrease
{
    /// <summary>The request, as a worklist or a provider's email would make it.</summary>
    public static IncreaseRequest Of(TaskOrchestrationContext context, ProcedureStart start, Increasing increasing) => new()
    {
        Council = start.Case.Council,
        ReceivedAt = start.ReceivedAt?.ToDateTimeOffset() ?? context.CurrentUtcDateTime,
        Case = start.Case,
        Service = start.Service,
        HoursPerWeek = increasing.HoursPerWeek,
        StartsOn = increasing.FirstDay,
        AskedBy = start.From == Requester.Provider ? null : $"{start.FromTeam}, by worklist",
        AskedById = start.RequestedBy,
        Doubts = increasing.HoursPerWeek is > 0 ? [] : ["It does not say from how many hours a week to how many more."],
        GoesOnWhenDeclined = true,
    };

    /// <summary>What the step came to.</summary>
    public static StepResult ResultOf(IncreaseResult result)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        if (RequestValues.Text(result.Days?.FirstDay) is { } first)
        {
            values["effectiveDate"] = first;
        }

        if (RequestValues.Text(result.HoursPerWeek) is { } hours)
        {
            values["hoursPerWeekDelta"] = hours;
        }

        return new StepResult(result.State, values);
    }
}
