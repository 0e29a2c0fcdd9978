using CareFunctions.Core.Procedures;
using CareFunctions.Orchestration;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace CareFunctions.Procedures;

/// <summary>Runs any procedure of a rulebook, as it stood when the procedure started. It only sequences.</summary>
public static class ProcedureOrchestration
{
    /// <summary>The orchestration's name. It is stored with every running case, so it does not change.</summary>
    public const string Name = "Procedure";

    /// <summary>Runs one procedure to its end.</summary>
    [Function(Name)]
    public static Task<ProcedureResult> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return BrokenOff.ReportAsync(context, () => 
            new RunningProcedure(context, context.GetInput<ProcedureWork>()!, context.WaitForExternalEvent<CaseEnding>(CaseEnding.Event)).RunAsync());
    }
}
