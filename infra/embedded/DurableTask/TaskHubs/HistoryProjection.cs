using DurableTask.Core;
using DurableTask.Core.History;
using Embedded.TaskHubs.Store;
using Microsoft.DurableTask;

namespace Embedded.TaskHubs;

/// <summary>Shows stored turns as the events that the programming model knows.</summary>
internal static class HistoryProjection
{
    public static IList<HistoryEvent> Project(InstanceHeader header, IReadOnlyList<TurnRecord> turns)
    {
        List<HistoryEvent> events = [];
        foreach (TurnRecord turn in turns)
        {
            Add(events, turn.Time, new OrchestratorStartedEvent(-1));
            foreach (HubEvent received in turn.Received)
            {
                Add(events, turn.Time, Project(header, received));
            }

            foreach (HubEvent action in turn.Actions)
            {
                Add(events, turn.Time, Project(header, action));
            }

            Add(events, turn.Time, new OrchestratorCompletedEvent(-1));
        }

        return events;
    }

    private static void Add(List<HistoryEvent> events, DateTime time, HistoryEvent item)
    {
        item.Timestamp = time;
        events.Add(item);
    }

    private static HistoryEvent Project(InstanceHeader header, HubEvent item) => item.Kind switch
    {
        HubEventKind.ExecutionStarted => Started(header),
        HubEventKind.TaskScheduled => new TaskScheduledEvent(item.TaskId) { Name = item.Name, Version = item.Version, Input = item.Text },
        HubEventKind.TaskCompleted => new TaskCompletedEvent(-1) { TaskScheduledId = item.TaskId, Result = item.Text },
        HubEventKind.TaskFailed => new TaskFailedEvent(-1)
        {
            TaskScheduledId = item.TaskId,
            Reason = item.Failure?.ErrorMessage,
            FailureDetails = Project(item.Failure),
        },
        HubEventKind.TimerCreated => new TimerCreatedEvent(item.TaskId) { FireAt = Utc(item.At) },
        HubEventKind.TimerFired => new TimerFiredEvent(-1) { TimerId = item.TaskId, FireAt = Utc(item.At) },
        HubEventKind.SubOrchestrationCreated => new SubOrchestrationInstanceCreatedEvent(item.TaskId)
        {
            Name = item.Name,
            Version = item.Version,
            InstanceId = item.Target,
            Input = item.Text,
        },
        HubEventKind.SubOrchestrationCompleted => new SubOrchestrationInstanceCompletedEvent(-1) { TaskScheduledId = item.TaskId, Result = item.Text },
        HubEventKind.SubOrchestrationFailed => new SubOrchestrationInstanceFailedEvent(-1)
        {
            TaskScheduledId = item.TaskId,
            Reason = item.Failure?.ErrorMessage,
            FailureDetails = Project(item.Failure),
        },
        HubEventKind.EventRaised => new EventRaisedEvent(-1) { Name = item.Name, Input = item.Text },
        HubEventKind.EventSent => new EventSentEvent(item.TaskId) { InstanceId = item.Target, Name = item.Name, Input = item.Text },
        HubEventKind.ExecutionSuspended => new ExecutionSuspendedEvent(-1) { Reason = item.Text },
        HubEventKind.ExecutionResumed => new ExecutionResumedEvent(-1) { Reason = item.Text },
        HubEventKind.ExecutionTerminated => new ExecutionTerminatedEvent(-1) { Input = item.Text },
        HubEventKind.ExecutionCompleted => new ExecutionCompletedEvent(item.TaskId)
        {
            OrchestrationStatus = (OrchestrationStatus)item.At,
            Result = item.Text,
            FailureDetails = Project(item.Failure),
        },
        _ => throw new TaskHubStorageException($"The history of instance {header.Key} holds an event of unknown kind {item.Kind}."),
    };

    private static ExecutionStartedEvent Started(InstanceHeader header) => new(-1)
    {
        Name = header.Name,
        Version = header.Version,
        Input = header.Input,
        OrchestrationInstance = new OrchestrationInstance { InstanceId = header.Id, ExecutionId = $"{header.Key:x}.{header.Generation:x}" },
        ParentInstance = header.Parent is { } parent
            ? new ParentInstance
            {
                Name = parent.Name,
                OrchestrationInstance = new OrchestrationInstance { InstanceId = parent.Id },
                TaskScheduleId = parent.TaskId,
            }
            : null,
        Tags = header.Tags is { } tags ? MetadataRow.ReadTags(tags) : null,
        ScheduledStartTime = header.StartAt is { } due ? Utc(due) : null,
    };

    private static FailureDetails? Project(TaskFailureDetails? failure) => failure is null
        ? null
        : new FailureDetails(failure.ErrorType, failure.ErrorMessage, failure.StackTrace, Project(failure.InnerFailure), isNonRetriable: false);

    private static DateTime Utc(long ticks) => new(ticks, DateTimeKind.Utc);
}
