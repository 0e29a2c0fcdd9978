namespace DurableTask.Core.History;

/// <summary>The kinds of history events.</summary>
public enum EventType
{
    /// <summary>The orchestration was started.</summary>
    ExecutionStarted = 0,

    /// <summary>The orchestration ended, with a result or a failure.</summary>
    ExecutionCompleted = 1,

    /// <summary>The orchestration was terminated.</summary>
    ExecutionTerminated = 3,

    /// <summary>An activity was scheduled.</summary>
    TaskScheduled = 4,

    /// <summary>An activity gave its result.</summary>
    TaskCompleted = 5,

    /// <summary>An activity failed.</summary>
    TaskFailed = 6,

    /// <summary>A sub-orchestration was called.</summary>
    SubOrchestrationInstanceCreated = 7,

    /// <summary>A sub-orchestration gave its result.</summary>
    SubOrchestrationInstanceCompleted = 8,

    /// <summary>A sub-orchestration failed.</summary>
    SubOrchestrationInstanceFailed = 9,

    /// <summary>A timer was created.</summary>
    TimerCreated = 10,

    /// <summary>A timer came due.</summary>
    TimerFired = 11,

    /// <summary>A step began.</summary>
    OrchestratorStarted = 12,

    /// <summary>A step ended.</summary>
    OrchestratorCompleted = 13,

    /// <summary>An event was sent to another instance.</summary>
    EventSent = 14,

    /// <summary>An event arrived.</summary>
    EventRaised = 15,

    /// <summary>The orchestration starts over.</summary>
    ContinueAsNew = 16,

    /// <summary>The orchestration was suspended.</summary>
    ExecutionSuspended = 19,

    /// <summary>The orchestration was resumed.</summary>
    ExecutionResumed = 20,
}
