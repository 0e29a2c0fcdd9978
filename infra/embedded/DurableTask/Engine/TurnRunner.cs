using Embedded.TaskHubs.Store;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Embedded.TaskHubs.Engine;

/// <summary>Runs an instance's next turn: rebuilds its live state if there is none, then moves it on by what has arrived.</summary>
internal sealed class TurnRunner(EngineScope scope, HubFile file, Action<OrchestrationExecution, HubEvent> reportForeign)
{
    /// <summary>Runs a turn.</summary>
    /// <param name="instance">The instance; its <see cref="OrchestrationInstance.Execution"/> is set when it is to stay in memory.</param>
    /// <param name="arrived">What has arrived for it.</param>
    /// <param name="recovered">Called with the activities without outcome when the instance was read from the file.</param>
    /// <returns>The turn to store; null when nothing that counts has arrived.</returns>
    /// <exception cref="TaskHubStorageException">The instance could not be read; nothing has happened.</exception>
    public Turn? Run(OrchestrationInstance instance, List<HubEvent> arrived, Action<InstanceHeader, IEnumerable<HubEvent>> recovered)
    {
        List<HubEvent> batch = arrived;
        InstanceHeader header;
        if (instance.Execution is { } live)
        {
            header = live.CurrentHeader;
        }
        else if (instance.Seed is { } seed)
        {
            header = seed;
            instance.Seed = null;
            if (!Admits(header))
            {
                return null;
            }

            instance.Execution = new OrchestrationExecution(header, scope, reportForeign);
        }
        else
        {
            (InstanceHeader? read, List<HubEvent> inbox) = file.Read(instance.Key, static (reader, key) => (reader.Header(key), reader.Inbox(key)));
            if (read is null || read.IsFinished)
            {
                return read is { HasWork: true } ? TakeLate(instance, read, arrived, recovered) : null;
            }

            header = read;
            batch = instance.Merge(inbox, arrived);
            if (FindTermination(batch) is null)
            {
                if (IsWaitingForStart(header, batch) || (header.Status == OrchestrationRuntimeStatus.Pending && !Admits(header)))
                {
                    return null;
                }

                OrchestrationExecution execution = new(header, scope, reportForeign);
                if (Replay(execution) is { } difference)
                {
                    execution.Release();
                    return Ended(instance, header, batch, Ending.Failed(DeterminismCheck.ErrorType, difference), null);
                }

                instance.Execution = execution;
                recovered(header, execution.OpenActivities);
            }
        }

        if (FindTermination(batch) is { } termination)
        {
            return Ended(instance, header, batch, new Ending.Final(OrchestrationRuntimeStatus.Terminated, termination.Text, null), termination);
        }

        return Move(instance, instance.Execution!, batch);
    }

    /// <summary>After a turn is stored: what the next one begins with.</summary>
    public static void Advance(OrchestrationInstance instance, Turn turn, bool evict)
    {
        if (turn.Ending is Ending.AsNew next)
        {
            instance.DropExecution();
            instance.Seed = turn.Header with
            {
                Generation = turn.Header.Generation + 1,
                Input = next.Input,
                Version = next.Version,
                Status = OrchestrationRuntimeStatus.Running,
                CustomStatus = turn.CustomStatus,
                StartAt = null,
                Carried = next.Carried,
            };
        }
        else if (!evict && instance.Execution is { } execution)
        {
            execution.TurnStored(turn.CustomStatus);
        }
    }

    private static HubEvent? FindTermination(List<HubEvent> batch) => batch.Find(static message => message.Kind == HubEventKind.ExecutionTerminated);

    private Turn? TakeLate(
        OrchestrationInstance instance, InstanceHeader header, List<HubEvent> arrived, Action<InstanceHeader, IEnumerable<HubEvent>> recovered)
    {
        recovered(header, LateOutcomeCommit.FindOpen(file.Read(header.Key, static (reader, key) => reader.History(key))));
        List<HubEvent> outcomes =
        [
            .. arrived.Where(message =>
                message.Kind is HubEventKind.TaskCompleted or HubEventKind.TaskFailed && message.Generation == header.Generation),
        ];
        return outcomes.Count == 0
            ? null
            : new Turn(instance, header, scope.Clock.GetUtcNow().UtcDateTime) { Batch = arrived, Received = outcomes, Actions = [], IsLate = true };
    }

    private bool IsWaitingForStart(InstanceHeader header, List<HubEvent> batch) =>
        header.Status == OrchestrationRuntimeStatus.Pending && header.StartAt > scope.NowTicks
        && !batch.Exists(static message => message.Kind == HubEventKind.StartDue);

    // Whether this worker takes the instance's version; one that is not taken waits, or fails in its first turn.
    private bool Admits(InstanceHeader header)
    {
        if (VersionGate.Refuses(scope.Options.Versioning, header.Version)
            && scope.Options.Versioning!.FailureStrategy == Microsoft.DurableTask.Worker.DurableTaskWorkerOptions.VersionFailureStrategy.Reject)
        {
            HubLog.VersionRejected(scope.Logger, header.Id, header.Version, scope.Options.Versioning.Version);
            return false;
        }

        return true;
    }

    private string? Replay(OrchestrationExecution execution)
    {
        List<TurnRecord> history = file.Read(execution.Header.Key, static (reader, key) => reader.History(key));
        foreach (TurnRecord turn in history)
        {
            execution.RunTurn(turn.Time, turn.Received, replaying: true);
            if (DeterminismCheck.FindDifference(turn.Actions, execution.Actions) is { } difference)
            {
                return execution.Ending is Ending.Final { Failure: { } cause } ? $"{difference} It failed with: {cause.ErrorMessage}" : difference;
            }

            if (execution.Ending is { } ending)
            {
                string how = ending is Ending.Final { Failure: { } failure } ? $"failed ({failure.ErrorMessage})" : "returned";
                return $"The orchestrator {how} on replay where its history says that it went on. Expected: {turn.Actions.Count} actions and a wait. Found: its end.";
            }
        }

        // What the current turn sets is compared with what is stored.
        execution.TurnStored(execution.Header.CustomStatus);
        return null;
    }

    private Turn? Move(OrchestrationInstance instance, OrchestrationExecution execution, List<HubEvent> batch)
    {
        InstanceHeader header = execution.CurrentHeader;
        List<HubEvent> received = new(batch.Count + 1);
        if (!execution.IsStarted)
        {
            received.Add(new HubEvent(HubEventKind.ExecutionStarted) { Name = header.Name, Version = header.Version });
            received.AddRange(header.Carried);
        }

        // A timer that was read from the file again while its first firing was on the way arrives twice in one batch.
        HashSet<int>? answered = batch.Count > 1 ? [] : null;
        foreach (HubEvent message in batch)
        {
            if (execution.Accepts(message) && (answered is null || !message.IsAnswer || answered.Add(message.TaskId)))
            {
                received.Add(message);
            }
        }

        if (received.Count == 0 && !batch.Exists(static message => message.Sequence > 0))
        {
            return null;
        }

        DateTime time = scope.Clock.GetUtcNow().UtcDateTime;
        if (!execution.IsStarted && VersionGate.Refuses(scope.Options.Versioning, header.Version))
        {
            string text = $"The orchestration version '{header.Version}' is not one that this worker (version '{scope.Options.Versioning!.Version}') takes.";
            return Ended(instance, header, batch, Ending.Failed("VersionMismatch", text), null);
        }

        bool beganDelayed = !execution.IsStarted && header.StartAt is not null;
        execution.RunTurn(time, received, replaying: false);
        received.RemoveAll(static message => message.Kind == HubEventKind.ForeignContinuation);
        if (execution.Ending is Ending.Final final)
        {
            execution.Actions.Add(Completion(execution.NextTaskId(), final));
        }

        List<TimerKey> fired = [.. received.Where(static message => message.Kind == HubEventKind.TimerFired)
            .Select(message => new TimerKey(message.At, header.Key, message.TaskId, header.Generation))];
        if (beganDelayed)
        {
            fired.Add(new TimerKey(header.StartAt!.Value, header.Key, -1, 0));
        }

        return new Turn(instance, header, time)
        {
            Batch = batch,
            Received = received,
            Actions = execution.Actions,
            Ending = execution.Ending,
            CustomStatus = execution.CustomStatus,
            IsSuspended = execution.IsSuspended,
            HasOpenActivities = execution.HasOpenActivities,
            MayHaveTimers = beganDelayed || execution.HadTimers,
            NewTimers = NewTimers(execution, header),
            CancelledTimers = [.. execution.CancelledTimers.Select(timer => Key(header, timer.Action))],
            FiredTimers = fired,
        };
    }

    private static List<TimerKey> NewTimers(OrchestrationExecution execution, InstanceHeader header)
    {
        List<TimerKey> timers = [];
        foreach (HubEvent action in execution.Actions)
        {
            if (action.Kind == HubEventKind.TimerCreated && execution.IsOpen(action.TaskId))
            {
                timers.Add(Key(header, action));
            }
        }

        return timers;
    }

    private static TimerKey Key(InstanceHeader header, HubEvent timer) => new(timer.At, header.Key, timer.TaskId, header.Generation);

    private static HubEvent Completion(int taskId, Ending.Final final) =>
        new(HubEventKind.ExecutionCompleted, taskId) { At = (long)final.Status, Text = final.Output, Failure = final.Failure };

    // An end that the orchestrator's code has no part in.
    private Turn Ended(OrchestrationInstance instance, InstanceHeader header, List<HubEvent> batch, Ending.Final final, HubEvent? termination) =>
        new(instance, header, scope.Clock.GetUtcNow().UtcDateTime)
        {
            Batch = batch,
            Received = termination is null ? [] : [termination],
            Actions = [Completion(-1, final)],
            Ending = final,
            CustomStatus = header.CustomStatus,
            MayHaveTimers = true,
            TerminatesChildren = termination is { Recursive: true },
        };
}
