using DurableTask.Core;
using DurableTask.Core.History;
using Embedded.TaskHubs.Engine;
using Embedded.TaskHubs.Store;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Embedded.TaskHubs;

/// <summary>
/// Runs today's orchestrator over a history that an earlier version wrote, as the hub would after a deployment, without a hub: no activity runs and
/// nothing is stored. A difference means that instances which run at the moment of the deployment would fail.
/// </summary>
public static class HistoryReplay
{
    /// <summary>The first thing that the orchestrator does otherwise than its history says; <see langword="null"/> when there is none.</summary>
    /// <param name="history">One instance's history, begun with its start. A history may break off: then as much of it is replayed as there is.</param>
    /// <param name="registry">The orchestrators.</param>
    /// <param name="converter">Converts inputs, results and events as the application's hub does.</param>
    /// <exception cref="ArgumentException">The history does not begin with a start.</exception>
    public static string? FindDifference(IReadOnlyList<HistoryEvent> history, DurableTaskRegistry registry, DataConverter? converter = null)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(registry);
        ExecutionStartedEvent started = history.OfType<ExecutionStartedEvent>().FirstOrDefault()
            ?? throw new ArgumentException("A history begins with a start.", nameof(history));
        using ServiceProvider services = new ServiceCollection().BuildServiceProvider();
        TaskHubOptions options = new() { DataFolder = "(replay)", DataConverter = converter ?? new TaskHubOptions { DataFolder = "(replay)" }.DataConverter };
        EngineScope scope = new(options, registry, services, TimeProvider.System, NullLoggerFactory.Instance, NullLogger.Instance);
        HubEvent? foreign = null;
        OrchestrationExecution execution = new(HeaderOf(started), scope, (_, report) => foreign = report);
        try
        {
            foreach (TurnRecord turn in TurnsOf(history))
            {
                if (Replay(execution, turn) is { } difference)
                {
                    return difference;
                }

                if (foreign is not null)
                {
                    return foreign.Text;
                }
            }

            return null;
        }
        finally
        {
            execution.Release();
        }
    }

    private static string? Replay(OrchestrationExecution execution, TurnRecord turn)
    {
        HubEvent? completion = turn.Actions.FirstOrDefault(static action => action.Kind == HubEventKind.ExecutionCompleted);
        if (turn.Received.Any(static received => received.Kind == HubEventKind.ExecutionTerminated))
        {
            return null;
        }

        execution.RunTurn(turn.Time, turn.Received, replaying: true);
        List<HubEvent> recorded = [.. turn.Actions.Where(static action => action.Kind != HubEventKind.ExecutionCompleted)];
        if (DeterminismCheck.FindDifference(recorded, execution.Actions) is { } difference)
        {
            return execution.Ending is Ending.Final { Failure: { } cause } ? $"{difference} It failed with: {cause.ErrorMessage}" : difference;
        }

        OrchestrationRuntimeStatus? expected = completion is null ? null : (OrchestrationRuntimeStatus)completion.At;
        OrchestrationRuntimeStatus? found = (execution.Ending as Ending.Final)?.Status;
        if (expected == found)
        {
            return null;
        }

        string why = execution.Ending is Ending.Final { Failure: { } failure } ? $" ({failure.ErrorMessage})" : "";
        return $"At {turn.Time:u} the history says that it {Describe(expected)}, and the orchestrator {Describe(found)}{why}.";
    }

    private static string Describe(OrchestrationRuntimeStatus? status) => status is null ? "went on" : $"ended as {status}";

    private static InstanceHeader HeaderOf(ExecutionStartedEvent started) => new(
        Key: 1,
        started.OrchestrationInstance?.InstanceId ?? "replay",
        started.Name ?? "",
        started.Version ?? "",
        OrchestrationRuntimeStatus.Running,
        Generation: 0,
        CustomStatus: null,
        started.Input,
        StartAt: null,
        started.ParentInstance is { OrchestrationInstance.InstanceId: { } id } parent ? new ParentLink(2, 0, parent.TaskScheduleId, id, parent.Name ?? "") : null,
        Created: 0,
        Tags: null);

    private static IEnumerable<TurnRecord> TurnsOf(IReadOnlyList<HistoryEvent> history)
    {
        List<HubEvent> received = [];
        List<HubEvent> actions = [];
        DateTime time = default;
        foreach (HistoryEvent item in history)
        {
            switch (item)
            {
                case OrchestratorStartedEvent:
                    (time, received, actions) = (item.Timestamp, [], []);
                    break;
                case OrchestratorCompletedEvent:
                    yield return new TurnRecord(time, received, actions);
                    break;
                default:
                    (item is TaskScheduledEvent or TimerCreatedEvent or SubOrchestrationInstanceCreatedEvent or EventSentEvent or ExecutionCompletedEvent ? actions : received)
                        .Add(EventOf(item));
                    break;
            }
        }
    }

    private static HubEvent EventOf(HistoryEvent item) => item switch
    {
        ExecutionStartedEvent started => new(HubEventKind.ExecutionStarted) { Name = started.Name, Version = started.Version },
        TaskScheduledEvent scheduled => new(HubEventKind.TaskScheduled, scheduled.EventId) { Name = scheduled.Name, Version = scheduled.Version, Text = scheduled.Input },
        TaskCompletedEvent completed => new(HubEventKind.TaskCompleted, completed.TaskScheduledId) { Text = completed.Result, Generation = 0 },
        TaskFailedEvent failed => new(HubEventKind.TaskFailed, failed.TaskScheduledId) { Failure = FailureOf(failed.FailureDetails), Generation = 0 },
        TimerCreatedEvent created => new(HubEventKind.TimerCreated, created.EventId) { At = created.FireAt.Ticks },
        TimerFiredEvent fired => new(HubEventKind.TimerFired, fired.TimerId) { At = fired.FireAt.Ticks, Generation = 0 },
        SubOrchestrationInstanceCreatedEvent created => new(HubEventKind.SubOrchestrationCreated, created.EventId)
        {
            Name = created.Name,
            Version = created.Version,
            Target = created.InstanceId,
            Text = created.Input,
        },
        SubOrchestrationInstanceCompletedEvent completed => new(HubEventKind.SubOrchestrationCompleted, completed.TaskScheduledId) { Text = completed.Result, Generation = 0 },
        SubOrchestrationInstanceFailedEvent failed => new(HubEventKind.SubOrchestrationFailed, failed.TaskScheduledId) { Failure = FailureOf(failed.FailureDetails), Generation = 0 },
        EventRaisedEvent raised => new(HubEventKind.EventRaised) { Name = raised.Name, Text = raised.Input },
        EventSentEvent sent => new(HubEventKind.EventSent, sent.EventId) { Name = sent.Name, Target = sent.InstanceId, Text = sent.Input },
        ExecutionSuspendedEvent suspended => new(HubEventKind.ExecutionSuspended) { Text = suspended.Reason },
        ExecutionResumedEvent resumed => new(HubEventKind.ExecutionResumed) { Text = resumed.Reason },
        ExecutionTerminatedEvent terminated => new(HubEventKind.ExecutionTerminated) { Text = terminated.Input },
        ExecutionCompletedEvent completed => new(HubEventKind.ExecutionCompleted, completed.EventId) { At = (long)completed.OrchestrationStatus, Text = completed.Result },
        _ => throw new ArgumentException($"A {item.EventType} event cannot be replayed."),
    };

    private static TaskFailureDetails? FailureOf(FailureDetails? failure) => failure is null
        ? null
        : new TaskFailureDetails(failure.ErrorType, failure.ErrorMessage, failure.StackTrace, FailureOf(failure.InnerFailure), null);
}
