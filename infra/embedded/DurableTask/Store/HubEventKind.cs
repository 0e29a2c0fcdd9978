namespace Embedded.TaskHubs.Store;

/// <summary>What a stored event says. The numbers are in files: never change or reuse one.</summary>
internal enum HubEventKind : byte
{
    ExecutionStarted = 1,
    TaskScheduled = 2,
    TaskCompleted = 3,
    TaskFailed = 4,
    TimerCreated = 5,
    TimerFired = 6,
    SubOrchestrationCreated = 7,
    SubOrchestrationCompleted = 8,
    SubOrchestrationFailed = 9,
    EventRaised = 10,
    EventSent = 11,
    ExecutionSuspended = 12,
    ExecutionResumed = 13,
    ExecutionTerminated = 14,
    ExecutionCompleted = 15,

    /// <summary>In memory only: a delayed start is due.</summary>
    StartDue = 100,

    /// <summary>In memory only: the orchestrator did something that cannot be replayed, outside a turn.</summary>
    ForeignContinuation = 101,
}
