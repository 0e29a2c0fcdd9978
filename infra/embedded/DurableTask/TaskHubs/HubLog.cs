using Microsoft.Extensions.Logging;

namespace Embedded.TaskHubs;

/// <summary>The task hub's log lines: event ids 4000 to 4099. They hold ids and names, never payloads.</summary>
internal static partial class HubLog
{
    [LoggerMessage(4000, LogLevel.Information, "Task hub {Hub} is open: {File}, schema version {SchemaVersion}.")]
    public static partial void Opened(ILogger logger, string hub, string file, int schemaVersion);

    [LoggerMessage(4001, LogLevel.Information, "Task hub {Hub} started; {Count} instances go on where they were.")]
    public static partial void Started(ILogger logger, string hub, int count);

    [LoggerMessage(4002, LogLevel.Information, "Task hub {Hub} stopped.")]
    public static partial void Stopped(ILogger logger, string hub);

    [LoggerMessage(4003, LogLevel.Warning, "Task hub {Hub} stopped while steps were still running; they run again at the next start.")]
    public static partial void StoppedEarly(ILogger logger, string hub);

    [LoggerMessage(4010, LogLevel.Error, "A batch of {Count} writes failed and is repeated one by one.")]
    public static partial void BatchFailed(ILogger logger, int count, Exception cause);

    [LoggerMessage(4011, LogLevel.Error, "What follows a committed {Write} failed.")]
    public static partial void NotificationFailed(ILogger logger, string write, Exception cause);

    [LoggerMessage(4012, LogLevel.Warning, "The log could not be folded into the task hub's file; the next start reads it.")]
    public static partial void CheckpointFailed(ILogger logger, Exception cause);

    [LoggerMessage(4020, LogLevel.Error, "The step of instance {InstanceKey} could not be stored and is tried again.")]
    public static partial void TurnNotStored(ILogger logger, long instanceKey, Exception cause);

    [LoggerMessage(4021, LogLevel.Error, "Instance {InstanceKey} could not be read and is tried again.")]
    public static partial void InstanceNotRead(ILogger logger, long instanceKey, Exception cause);

    [LoggerMessage(4022, LogLevel.Warning, "Instance {InstanceId} of orchestrator {Orchestrator} failed: {ErrorType}.")]
    public static partial void InstanceFailed(ILogger logger, string instanceId, string orchestrator, string errorType);

    [LoggerMessage(4023, LogLevel.Warning, "Instance {InstanceId} has version '{Version}', which this worker (version '{WorkerVersion}') does not take; it waits.")]
    public static partial void VersionRejected(ILogger logger, string instanceId, string version, string workerVersion);

    [LoggerMessage(4024, LogLevel.Debug, "Instance {InstanceId} of orchestrator {Orchestrator} ended as {Status}.")]
    public static partial void InstanceEnded(ILogger logger, string instanceId, string orchestrator, string status);

    [LoggerMessage(4025, LogLevel.Warning, "A service that instance {InstanceId} was given could not be disposed.")]
    public static partial void ServicesNotDisposed(ILogger logger, string instanceId, Exception cause);

    [LoggerMessage(4026, LogLevel.Error, "Pending timers could not be read; it is tried again.")]
    public static partial void TimersNotRead(ILogger logger, Exception cause);

    [LoggerMessage(4027, LogLevel.Error, "Outcomes of activities that instance {InstanceKey} left behind could not be stored; they run again at the next start.")]
    public static partial void LateOutcomesNotStored(ILogger logger, long instanceKey, Exception cause);

    [LoggerMessage(4030, LogLevel.Warning, "Activity {Activity} (task {TaskId}) of instance {InstanceId} failed: {ErrorType}.")]
    public static partial void ActivityFailed(ILogger logger, string activity, int taskId, string instanceId, string errorType);

    [LoggerMessage(4031, LogLevel.Warning, "An event {EventName} for instance {InstanceId} was dropped: there is no such instance, or it has ended.")]
    public static partial void EventDropped(ILogger logger, string eventName, string instanceId);

    [LoggerMessage(4040, LogLevel.Debug, "{Count} finished instances were removed after their time.")]
    public static partial void Swept(ILogger logger, int count);

    [LoggerMessage(4041, LogLevel.Error, "Finished instances could not be removed; it is tried again at the next sweep.")]
    public static partial void SweepFailed(ILogger logger, Exception cause);
}
