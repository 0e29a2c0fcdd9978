using System.Collections.Concurrent;
using Embedded.TaskHubs.Store;
using Microsoft.DurableTask.Client;

namespace Embedded.TaskHubs.Engine;

/// <summary>
/// Brings messages to instances and instances to their turns. Messages come here only after the commit that holds them (or, for an
/// activity's outcome and a due timer, before the commit of the turn that takes them in: a crash in between repeats them).
/// </summary>
internal sealed class Dispatcher
{
    // Timers are held back while this many instances are active, so that a flood of them does not fill the memory.
    private const int MostActive = 8192;
    private readonly ConcurrentDictionary<long, byte> _recovering = new();
    private readonly RetryTimers _retries;
    private readonly HubWriter _writer;
    private readonly Quiescence _quiescence;
    private readonly BoundedPool _pool;
    private readonly LoadedInstances _loaded;
    private readonly TurnRunner _runner;
    private readonly ActivityRunner _activities;
    private volatile bool _started;
    private volatile bool _stopped;

    public Dispatcher(EngineScope scope, HubFile file, HubWriter writer, Quiescence quiescence, InstanceWaiters waiters)
    {
        Scope = scope;
        _writer = writer;
        _quiescence = quiescence;
        Waiters = waiters;
        _pool = new BoundedPool(scope.Options.MaxConcurrentOrchestrators);
        _loaded = new LoadedInstances(this, scope.Options);
        _retries = new RetryTimers(scope.Clock);
        _runner = new TurnRunner(scope, file, ReportForeign);
        _activities = new ActivityRunner(scope, this, quiescence);
        Alarm = new TimerAlarm(new TimerIndex(file), this, scope.Clock, quiescence);
    }

    public EngineScope Scope { get; }

    public TimerAlarm Alarm { get; }

    public InstanceWaiters Waiters { get; }

    public bool HasRoom => _loaded.ActiveCount < MostActive;

    /// <summary>Begins to run turns, with the instances that were in the middle of something when the hub was last closed.</summary>
    public void Start(IReadOnlyCollection<long> unfinished)
    {
        foreach (long key in unfinished)
        {
            _recovering[key] = 0;
        }

        _started = true;
        foreach (long key in unfinished)
        {
            Deliver(key, message: null, seed: null, inline: false);
        }

        Alarm.Start();
    }

    /// <summary>Begins no more activities; turns go on, so that what has finished is stored.</summary>
    public void StopActivities()
    {
        Alarm.Stop();
        _activities.Stop();
    }

    /// <summary>Begins no more turns. What has arrived stays in the file.</summary>
    public void Stop()
    {
        _stopped = true;
        _retries.Stop();
    }

    /// <summary>Brings a message to an instance and sees to it that a turn takes it.</summary>
    /// <param name="key">The instance's row.</param>
    /// <param name="message">The message; stored already, or one that a crash repeats.</param>
    /// <param name="inline">Whether the turn may run now, on this thread.</param>
    public void Deliver(long key, HubEvent message, bool inline) => Deliver(key, message, seed: null, inline);

    /// <summary>Takes in an instance that a commit has started.</summary>
    public void InstanceStarted(StartedInstance started)
    {
        foreach (TimerKey timer in started.RemovedTimers)
        {
            Alarm.Remove(timer);
        }

        if (started.ReplacedKey != 0)
        {
            _loaded.Forget(started.ReplacedKey);
        }

        InstanceHeader header = started.Header!;
        if (header.StartAt is { } due)
        {
            Alarm.Add(new TimerKey(due, header.Key, -1, 0));
        }
        else
        {
            // In a flood of starts the inputs stay in the file until their turns come.
            bool keep = HasRoom && !Scope.Options.EvictAfterEveryStep;
            Deliver(header.Key, message: null, keep ? header : null, inline: false);
        }
    }

    public void RunActivity(InstanceHeader header, HubEvent action) =>
        _activities.Enqueue(new ActivityCall(_activities, header.Key, header.Id, header.Generation, action));

    /// <summary>Runs an instance's turn on a thread of the pool.</summary>
    public void RunPooled(OrchestrationInstance instance)
    {
        try
        {
            Run(instance);
        }
        finally
        {
            _pool.Release();
        }
    }

    /// <summary>The turn is durable (or void, because the instance is gone): the instance may go on.</summary>
    public void TurnStored(Turn turn, bool applied)
    {
        if (!applied || turn.Ending is Ending.Final)
        {
            // Its activities were let go before this: what they brought meanwhile is stored by a turn of its own.
            turn.Instance.DropExecution();
            Finish(turn.Instance, ended: false);
            if (applied)
            {
                Announce(turn);
            }
        }
        else
        {
            bool began = turn.Header.Status == OrchestrationRuntimeStatus.Pending;
            TurnRunner.Advance(turn.Instance, turn, Scope.Options.EvictAfterEveryStep);
            Rest(turn.Instance);
            if (began)
            {
                Waiters.Notify(turn.Header.Id, OrchestrationRuntimeStatus.Running);
            }
        }

        _quiescence.Exit();
    }

    /// <summary>The turn could not be stored: nothing of it counts, and it is tried again from what is stored.</summary>
    public void TurnNotStored(Turn turn, Exception cause)
    {
        HubLog.TurnNotStored(Scope.Logger, turn.Instance.Key, cause);
        turn.Instance.PutBack(turn.Batch);
        TryAgainLater(turn.Instance);
        _quiescence.Exit();
    }

    /// <summary>Outcomes of activities that a finished instance left behind are stored.</summary>
    public void LateOutcomesStored(Turn turn)
    {
        Finish(turn.Instance, ended: false);
        _quiescence.Exit();
    }

    private void Deliver(long key, HubEvent? message, InstanceHeader? seed, bool inline)
    {
        if (!_started || _stopped || _loaded.Add(key, message, seed) is not { } instance)
        {
            return;
        }

        _quiescence.Enter();
        if (inline)
        {
            Run(instance);
        }
        else
        {
            _pool.Enqueue(instance);
        }
    }

    private void Run(OrchestrationInstance instance)
    {
        if (_stopped)
        {
            Leave(instance);
            return;
        }

        List<HubEvent> arrived = instance.TakePending();
        Turn? turn;
        try
        {
            turn = _runner.Run(instance, arrived, RunRecoveredActivities);
        }
        catch (ObjectDisposedException) when (_stopped)
        {
            Leave(instance);
            return;
        }
        catch (Exception cause) when (cause is not OutOfMemoryException)
        {
            HubLog.InstanceNotRead(Scope.Logger, instance.Key, cause);
            instance.PutBack(arrived);
            TryAgainLater(instance);
            _quiescence.Exit();
            return;
        }

        if (turn is not null)
        {
            Store(turn);
            return;
        }

        if (instance.Execution is null)
        {
            Finish(instance, ended: false);
        }
        else
        {
            Rest(instance);
        }

        _quiescence.Exit();
    }

    private void Store(Turn turn)
    {
        try
        {
            _writer.Submit(turn.IsLate ? new LateOutcomeCommit(this, turn) : new TurnCommit(this, turn));
        }
        catch (ObjectDisposedException)
        {
            // The hub was closed while the turn ran: it runs again at the next start.
            Leave(turn.Instance);
        }
    }

    private void RunRecoveredActivities(InstanceHeader header, IEnumerable<HubEvent> open)
    {
        if (_recovering.TryRemove(header.Key, out _))
        {
            foreach (HubEvent action in open)
            {
                RunActivity(header, action);
            }
        }
    }

    private void Rest(OrchestrationInstance instance) => GoOn(instance, _loaded.Rest(instance));

    private void Finish(OrchestrationInstance instance, bool ended) => GoOn(instance, _loaded.Finish(instance, ended));

    private void Leave(OrchestrationInstance instance)
    {
        _loaded.Finish(instance, ended: true);
        _quiescence.Exit();
    }

    private void GoOn(OrchestrationInstance instance, bool again)
    {
        if (again)
        {
            _quiescence.Enter();
            _pool.Enqueue(instance);
        }
        else if (_loaded.ActiveCount < MostActive / 2)
        {
            Alarm.GoOn();
        }
    }

    private void TryAgainLater(OrchestrationInstance instance)
    {
        _loaded.LeaveLive(instance);
        _retries.Later(() =>
        {
            _quiescence.Enter();
            _pool.Enqueue(instance);
        });
    }

    private void ReportForeign(OrchestrationExecution execution, HubEvent report) => Deliver(execution.Header.Key, report, inline: false);

    private void Announce(Turn turn)
    {
        Ending.Final final = (Ending.Final)turn.Ending!;
        if (final.Failure is { } failure)
        {
            HubLog.InstanceFailed(Scope.Logger, turn.Header.Id, turn.Header.Name, failure.ErrorType);
        }
        else
        {
            HubLog.InstanceEnded(Scope.Logger, turn.Header.Id, turn.Header.Name, final.Status.ToString());
        }

        Waiters.Notify(turn.Header.Id, final.Status);
    }
}
