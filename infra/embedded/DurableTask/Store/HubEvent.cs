using Microsoft.DurableTask;

namespace Embedded.TaskHubs.Store;

/// <summary>An event that an orchestration receives, or an action that it took. Which members count depends on the kind.</summary>
internal sealed class HubEvent
{
    public HubEvent(HubEventKind kind, int taskId = -1)
    {
        Kind = kind;
        TaskId = taskId;
    }

    public HubEventKind Kind { get; }

    /// <summary>The number of the action within its generation; -1 where there is none.</summary>
    public int TaskId { get; }

    /// <summary>Task, orchestrator or event name.</summary>
    public string? Name { get; init; }

    public string? Version { get; init; }

    /// <summary>Serialized input, result or payload; a reason.</summary>
    public string? Text { get; init; }

    /// <summary>The instance that a message goes to, or that a sub-orchestration runs as.</summary>
    public string? Target { get; init; }

    /// <summary>When a timer is due (UTC ticks), or the status that an execution ended with.</summary>
    public long At { get; init; }

    /// <summary>For a termination: sub-orchestrations, too.</summary>
    public bool Recursive { get; init; }

    public TaskFailureDetails? Failure { get; init; }

    /// <summary>The generation that a result belongs to; -1 when it is for whichever runs. After continue-as-new, older results are void.</summary>
    public int Generation { get; init; } = -1;

    /// <summary>The row in the inbox that holds this event until a turn has taken it; 0 when there is none.</summary>
    public long Sequence { get; set; }

    /// <summary>Whether it is the outcome of something that the orchestrator asked for, which has at most one.</summary>
    public bool IsAnswer => Kind is HubEventKind.TaskCompleted or HubEventKind.TaskFailed or HubEventKind.TimerFired
        or HubEventKind.SubOrchestrationCompleted or HubEventKind.SubOrchestrationFailed;

    /// <summary>In memory only: tags for an activity or sub-orchestration.</summary>
    public IReadOnlyDictionary<string, string>? Tags { get; init; }
}
