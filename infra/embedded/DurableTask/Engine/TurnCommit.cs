using Embedded.TaskHubs.Store;
using Microsoft.DurableTask.Client;

namespace Embedded.TaskHubs.Engine;

/// <summary>
/// Stores a turn: what it received and did, what that means for the instance, and every message to others, in one transaction. Only
/// when that is durable do its activities run, its messages go out and its timers count.
/// </summary>
internal sealed class TurnCommit : HubWrite
{
    private readonly Dispatcher _dispatcher;
    private readonly Turn _turn;
    private readonly BlobWriter _history = new();
    private readonly BlobWriter _failure = new();
    private readonly List<StartedInstance> _started = [];
    private readonly List<(long Key, HubEvent Message)> _sent = [];
    private readonly List<TimerKey> _removedTimers = [];
    private readonly List<string> _undelivered = [];
    private bool _applied;

    public TurnCommit(Dispatcher dispatcher, Turn turn)
    {
        _dispatcher = dispatcher;
        _turn = turn;
        if (turn.Ending is not Ending.AsNew next)
        {
            HistoryCodec.WriteTurn(_history, turn.Time, turn.Received, turn.Actions);
        }
        else if (next.Carried.Count > 0)
        {
            HistoryCodec.WriteTurn(_history, turn.Time, next.Carried, []);
        }

        if (turn.Ending is Ending.Final { Failure: { } failure })
        {
            HistoryCodec.WriteFailure(_failure, failure);
        }
    }

    public Turn Turn => _turn;

    public override void Execute(HubTables tables)
    {
        _started.Clear();
        _sent.Clear();
        _removedTimers.Clear();
        _undelivered.Clear();
        InstanceHeader header = _turn.Header;
        Ending.Final? final = _turn.Ending as Ending.Final;

        // No row: the instance was purged or replaced while the turn ran, and nothing of it may be left.
        _applied = tables.Update(header.Key, header.Generation, Status(final), _turn.Time.Ticks, final is not null, _turn.HasOpenActivities);
        if (!_applied)
        {
            return;
        }

        if (_turn.CustomStatus != header.CustomStatus)
        {
            tables.UpdateCustomStatus(header.Key, _turn.CustomStatus);
        }

        if (final is null)
        {
            foreach (long sequence in _turn.ConsumedMessages)
            {
                tables.DeleteMessage(sequence);
            }
        }

        StoreTimers(tables, final);
        StoreMessages(tables);
        switch (_turn.Ending)
        {
            case Ending.AsNew next:
                _removedTimers.AddRange(
                    tables.ContinueAsNew(header.Key, header.Generation + 1, next.Version, next.Input, _history.Written, _turn.Time.Ticks));
                break;
            case Ending.Final:
                tables.AppendHistory(header.Key, _history.Written);
                StoreEnd(tables, final!);
                break;
            default:
                tables.AppendHistory(header.Key, _history.Written);
                break;
        }
    }

    public override void Committed()
    {
        _history.Release();
        _failure.Release();
        if (_applied)
        {
            Dispatch();
        }

        _dispatcher.TurnStored(_turn, _applied);
    }

    public override void Failed(Exception cause)
    {
        _history.Release();
        _failure.Release();
        _dispatcher.TurnNotStored(_turn, cause);
    }

    private OrchestrationRuntimeStatus Status(Ending.Final? final) =>
        final?.Status ?? (_turn.IsSuspended ? OrchestrationRuntimeStatus.Suspended : OrchestrationRuntimeStatus.Running);

    private void StoreTimers(HubTables tables, Ending.Final? final)
    {
        long key = _turn.Header.Key;
        if (_turn.Ending is Ending.AsNew)
        {
            return;
        }

        if (final is not null)
        {
            if (_turn.MayHaveTimers)
            {
                _removedTimers.AddRange(tables.ClearTimers(key));
            }

            return;
        }

        foreach (TimerKey timer in _turn.FiredTimers)
        {
            tables.DeleteTimer(timer.Due, key, timer.TaskId);
        }

        foreach (TimerKey timer in _turn.CancelledTimers)
        {
            tables.DeleteTimer(timer.Due, key, timer.TaskId);
        }

        foreach (TimerKey timer in _turn.NewTimers)
        {
            tables.InsertTimer(timer);
        }
    }

    private void StoreMessages(HubTables tables)
    {
        InstanceHeader header = _turn.Header;
        foreach (HubEvent action in _turn.Actions)
        {
            if (action.Kind == HubEventKind.SubOrchestrationCreated)
            {
                NewInstance child = new(action.Target!, action.Name!, action.Version ?? string.Empty, action.Text, _turn.Time.Ticks)
                {
                    Tags = MetadataRow.WriteTags(action.Tags),
                    Parent = new ParentLink(header.Key, header.Generation, action.TaskId, header.Id, header.Name),
                };
                StartedInstance started = InstanceStart.Execute(tables, child, InstanceStart.RefusedWhileRunning);
                if (started.RefusedBy is null)
                {
                    _started.Add(started);
                }
                else
                {
                    Send(tables, header.Key, new HubEvent(HubEventKind.SubOrchestrationFailed, action.TaskId)
                    {
                        Generation = header.Generation,
                        Failure = new(InstanceStart.AlreadyExistsType, InstanceStart.AlreadyExistsText(child.Id, started.RefusedBy.Value), null, null, null),
                    });
                }
            }
            else if (action.Kind == HubEventKind.EventSent)
            {
                InstanceState target = tables.Find(action.Target!);
                if (target.Exists && !target.IsFinished)
                {
                    Send(tables, target.Key, new HubEvent(HubEventKind.EventRaised) { Name = action.Name, Text = action.Text });
                }
                else
                {
                    _undelivered.Add(action.Name!);
                }
            }
        }
    }

    private void StoreEnd(HubTables tables, Ending.Final final)
    {
        InstanceHeader header = _turn.Header;
        tables.ClearInbox(header.Key);
        tables.Finish(header.Key, final.Output, _failure.Written);
        if (_turn.TerminatesChildren)
        {
            foreach (long child in tables.Children(header.Key))
            {
                if (!tables.Find(child).IsFinished)
                {
                    Send(tables, child, new HubEvent(HubEventKind.ExecutionTerminated) { Text = final.Output, Recursive = true });
                }
            }
        }

        if (header.Parent is not { } parent)
        {
            return;
        }

        InstanceState state = tables.Find(parent.Key);
        if (!state.Exists || state.IsFinished || state.Generation != parent.Generation)
        {
            return;
        }

        Send(tables, parent.Key, final.Status == OrchestrationRuntimeStatus.Completed
            ? new HubEvent(HubEventKind.SubOrchestrationCompleted, parent.TaskId) { Text = final.Output, Generation = parent.Generation }
            : new HubEvent(HubEventKind.SubOrchestrationFailed, parent.TaskId)
            {
                Generation = parent.Generation,
                Failure = final.Failure ?? new("OrchestrationTerminated", $"The sub-orchestration '{header.Id}' was terminated.", null, null, null),
            });
    }

    private void Send(HubTables tables, long key, HubEvent message)
    {
        message.Sequence = tables.Post(key, message);
        _sent.Add((key, message));
    }

    private void Dispatch()
    {
        foreach (TimerKey timer in _removedTimers)
        {
            _dispatcher.Alarm.Remove(timer);
        }

        if (_turn.Ending is null)
        {
            foreach (TimerKey timer in _turn.CancelledTimers)
            {
                _dispatcher.Alarm.Remove(timer);
            }

            foreach (TimerKey timer in _turn.NewTimers)
            {
                _dispatcher.Alarm.Add(timer);
            }
        }

        foreach (HubEvent action in _turn.Actions)
        {
            if (action.Kind == HubEventKind.TaskScheduled)
            {
                _dispatcher.RunActivity(_turn.Header, action);
            }
        }

        foreach (StartedInstance started in _started)
        {
            _dispatcher.InstanceStarted(started);
        }

        foreach ((long key, HubEvent message) in _sent)
        {
            _dispatcher.Deliver(key, message, inline: false);
        }

        foreach (string name in _undelivered)
        {
            HubLog.EventDropped(_dispatcher.Scope.Logger, name, _turn.Header.Id);
        }
    }
}
