using Embedded.TaskHubs.Store;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Embedded.TaskHubs.Engine;

/// <summary>How an execution ended.</summary>
internal abstract record Ending
{
    /// <summary>For good: completed, failed or terminated.</summary>
    internal sealed record Final(OrchestrationRuntimeStatus Status, string? Output, TaskFailureDetails? Failure) : Ending;

    /// <summary>To begin anew, with events that nobody took.</summary>
    internal sealed record AsNew(string? Input, string Version, IReadOnlyList<HubEvent> Carried) : Ending;

    public static Final Failed(string type, string message) =>
        new(OrchestrationRuntimeStatus.Failed, null, new TaskFailureDetails(type, message, null, null, null));
}
