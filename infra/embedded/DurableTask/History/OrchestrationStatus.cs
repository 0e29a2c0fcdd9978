namespace DurableTask.Core;

/// <summary>Where an orchestration stands.</summary>
public enum OrchestrationStatus
{
    /// <summary>Started, not finished.</summary>
    Running = 0,

    /// <summary>Finished with a result.</summary>
    Completed = 1,

    /// <summary>Started over with an empty history.</summary>
    ContinuedAsNew = 2,

    /// <summary>Finished with an unhandled exception.</summary>
    Failed = 3,

    /// <summary>Not used.</summary>
    Canceled = 4,

    /// <summary>Ended by a client.</summary>
    Terminated = 5,

    /// <summary>Scheduled, not yet started.</summary>
    Pending = 6,

    /// <summary>Held by a client.</summary>
    Suspended = 7,
}
