using Embedded.TaskHubs.Store;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Embedded.TaskHubs.Engine;

/// <summary>Reads off a finished run how the execution ended.</summary>
internal static class Conclusion
{
    public const string ForeignText =
        "The orchestrator went on outside its turn: it awaited something that is not durable (Task.Run, Task.Delay, CancelAsync, I/O, " +
        "ConfigureAwait(false)) or used its context from another thread. Await only tasks made by the TaskOrchestrationContext; do other work in an activity.";

    public const string StuckText =
        "The orchestrator waits, but for nothing that is durable: no activity, sub-orchestration, timer or event is outstanding. " +
        "Await only tasks made by the TaskOrchestrationContext; do other work in an activity.";

    /// <param name="run">The orchestrator's finished run.</param>
    /// <param name="next">How it asked to continue as new; null when it did not.</param>
    /// <param name="version">Its version.</param>
    /// <param name="untaken">Events kept for a wait that never came.</param>
    /// <param name="left">What arrived for it and was not looked at.</param>
    /// <param name="converter">Serializes the result or the next input.</param>
    public static Ending Of(
        Task<object?> run, ContinueAsNewOptions? next, string version, IEnumerable<HubEvent> untaken, IEnumerable<HubEvent> left, DataConverter converter)
    {
        if (!run.IsCompletedSuccessfully)
        {
            return Failed(run.Exception?.InnerException ?? new TaskCanceledException(run));
        }

        try
        {
            if (next is null)
            {
                return new Ending.Final(OrchestrationRuntimeStatus.Completed, converter.Serialize(run.Result), null);
            }

            // What steers the instance from outside is never dropped, whatever becomes of the events.
            HubEvent[] carried = next.PreserveUnprocessedEvents
                ? [.. untaken, .. left.Where(static item => item.Kind == HubEventKind.EventRaised || IsSteering(item.Kind))]
                : [.. left.Where(static item => IsSteering(item.Kind))];
            return new Ending.AsNew(converter.Serialize(next.NewInput), next.NewVersion ?? version, carried);
        }
        catch (Exception cause) when (cause is not OutOfMemoryException)
        {
            return Failed(cause);
        }
    }

    public static Ending.Final Failed(Exception cause) =>
        new(OrchestrationRuntimeStatus.Failed, null, TaskFailureDetails.FromException(cause));

    private static bool IsSteering(HubEventKind kind) => kind is HubEventKind.ExecutionSuspended or HubEventKind.ExecutionResumed;
}
