using CareFunctions.FailureDesk;
using Microsoft.DurableTask;

namespace CareFunctions.Orchestration;

/// <summary>Tells the failure desk when a procedure cannot go on: a step failed for good.</summary>
public static class BrokenOff
{
    /// <summary>Runs a procedure; if a step of it fails for good, records that and fails.</summary>
    public static async Task<T> ReportAsync<T>(TaskOrchestrationContext context, Func<Task<T>> procedure)
    {
        try
        {
            return await procedure();
        }
        catch (TaskFailedException fault)
        {
            var report = new BrokenProcedure(context.InstanceId, context.Name, fault.TaskName, fault.FailureDetails.ErrorType, context.CurrentUtcDateTime);
            await context.CallActivityAsync(FailureActivities.Record, report, Retry.Always);
            throw;
        }
    }
}
