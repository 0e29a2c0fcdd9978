using CareFunctions.Orchestration;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace CareFunctions.TimeBoxes;

/// <summary>Runs one clock of a rulebook to its end, whatever its kind: a decision, a lapse, the end of the case, or what it watches for. It only sequences.</summary>
public static class TimeBoxOrchestration
{
    /// <summary>The orchestration's name. It is stored with every running clock, so it does not change.</summary>
    public const string Name = "TimeBox";

    /// <summary>Runs one clock to its end.</summary>
    [Function(Name)]
    public static Task<TimeBoxResult> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return BrokenOff.ReportAsync(context, () => new RunningTimeBox(context, context.GetInput<TimeBoxStart>()!).RunAsync());
    }
}
