using CareFunctions.FailureDesk;
using Microsoft.DurableTask;

namespace CareFunctions.Orchestration;

/// <summary>Tells the failure desk when a procedure cannot go on: a step failed for good, or the procedure itself did.</summary>
public static class BrokenOff
{
    /// <summary>Runs a procedure; if it cannot go on, records that and fails.</summary>
    public static async Task<T> ReportAsync<T>(TaskOrchestrationContext context, Func<Task<T>> procedure)
    {
        try
        {
            return await procedure();
        }
        catch (Exception fault) // A mistake of ours is to be seen by people as much as a step that failed.
        {
            var (step, errorType) = fault is TaskFailedException failed
                ? (failed.TaskName, failed.FailureDetails.ErrorType)
                : ("(its own code)", fault.GetType().FullName!);
            var report = new BrokenProcedure(context.InstanceId, context.Name, step, errorType, context.CurrentUtcDateTime);
            await context.CallActivityAsync(FailureActivities.Record, report, Retry.Always);
            throw;
        }
    }
}
