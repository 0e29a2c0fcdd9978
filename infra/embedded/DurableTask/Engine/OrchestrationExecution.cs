using Embedded.TaskHubs.Store;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Embedded.TaskHubs.Engine;

/// <summary>
/// The live state of one generation of an orchestration: the orchestrator's parked code and the durable tasks it waits for. It is
/// moved on turn by turn, by new events or, after an eviction or a restart, by those of its history.
/// </summary>
internal sealed class OrchestrationExecution
{
    private readonly EngineScope _scope;
    private readonly Action<OrchestrationExecution, HubEvent> _reportForeign;
    private readonly TurnScheduler _scheduler;
    private readonly Action _body;
    private readonly Dictionary<int, OpenTask> _open = [];
    private readonly Queue<HubEvent> _held = new();
    private readonly EmbeddedOrchestrationContext _context;
    private IReadOnlyList<HubEvent> _events = [];
    private int _taken;
    private Task<object?>? _run;
    private Exception? _fault;
    private AsyncServiceScope? _services;
    private int _nextTaskId;
    private int _openActivities;
    private int _foreignReported;

    public OrchestrationExecution(InstanceHeader header, EngineScope scope, Action<OrchestrationExecution, HubEvent> reportForeign)
    {
        Header = header;
        CurrentHeader = header;
        _scope = scope;
        _reportForeign = reportForeign;
        _scheduler = new TurnScheduler(this);
        _body = RunBody;
        Events = new ExternalEvents(scope.Converter);
        _context = new EmbeddedOrchestrationContext(this, scope);
        CustomStatus = header.CustomStatus;
    }

    public InstanceHeader Header { get; }

    /// <summary>The header with what the last stored turn left: no longer pending, and its custom status.</summary>
    public InstanceHeader CurrentHeader { get; private set; }

    /// <summary>Whether any timer was ever created.</summary>
    public bool HadTimers { get; private set; }

    public ExternalEvents Events { get; }

    public DateTime Time { get; private set; }

    public bool IsReplaying { get; private set; }

    public bool IsSuspended { get; private set; }

    public bool IsStarted { get; private set; }

    public string? CustomStatus { get; set; }

    /// <summary>What the current turn has done so far.</summary>
    public List<HubEvent> Actions { get; private set; } = [];

    /// <summary>Timers of earlier turns that the current one cancelled.</summary>
    public List<OpenTask> CancelledTimers { get; } = [];

    public Ending? Ending { get; private set; }

    public bool IsInTurn => _scheduler.IsCurrent;

    /// <summary>Activities without a stored outcome. One whose outcome waits for the end of a suspension has run, and is not among them.</summary>
    public IEnumerable<HubEvent> OpenActivities
    {
        get
        {
            HashSet<int> held = [.. _held.Select(static item => item.TaskId)];
            return _open.Values.Select(static task => task.Action)
                .Where(action => action.Kind == HubEventKind.TaskScheduled && !held.Contains(action.TaskId));
        }
    }

    public bool HasOpenActivities => _openActivities > 0;

    public bool IsOpen(int taskId) => _open.ContainsKey(taskId);

    /// <summary>Whether an event can still change anything; others are not worth a place in history.</summary>
    public bool Accepts(HubEvent received) => received.Kind switch
    {
        HubEventKind.TaskCompleted or HubEventKind.TaskFailed or HubEventKind.TimerFired or HubEventKind.SubOrchestrationCompleted
            or HubEventKind.SubOrchestrationFailed =>
            received.Generation == Header.Generation && _open.TryGetValue(received.TaskId, out OpenTask? task) && task.IsAnsweredBy(received.Kind),
        HubEventKind.StartDue => false,
        _ => true,
    };

    /// <summary>Runs one turn. <see cref="Actions"/> and <see cref="Ending"/> hold what came of it.</summary>
    public void RunTurn(DateTime time, IReadOnlyList<HubEvent> events, bool replaying)
    {
        Time = time;
        IsReplaying = replaying;
        Actions = [];
        CancelledTimers.Clear();
        _events = events;
        _taken = 0;
        _scheduler.Run(_body);
        Conclude();
        _events = [];
    }

    /// <summary>A turn is stored, with this custom status.</summary>
    public void TurnStored(string? customStatus)
    {
        if (CurrentHeader.CustomStatus != customStatus || (IsStarted && CurrentHeader.Status == OrchestrationRuntimeStatus.Pending))
        {
            CurrentHeader = CurrentHeader with { CustomStatus = customStatus, Status = OrchestrationRuntimeStatus.Running };
        }
    }

    /// <summary>Gives back the services that the orchestrator was made with.</summary>
    public void Release()
    {
        if (_services is { } services)
        {
            _services = null;
            _ = DisposeAsync(services);
        }
    }

    /// <summary>Ends the execution as failed, whatever its code is doing.</summary>
    public void FailWith(Exception cause) => _fault ??= cause;

    /// <summary>Notes that something of this orchestration ran on another thread; the instance fails in its next turn.</summary>
    public void ReportForeign()
    {
        if (Ending is null && Interlocked.Exchange(ref _foreignReported, 1) == 0)
        {
            _reportForeign(this, new HubEvent(HubEventKind.ForeignContinuation) { Text = Conclusion.ForeignText, Generation = Header.Generation });
        }
    }

    /// <exception cref="InvalidOperationException">The calling thread does not run this orchestration's turn.</exception>
    public void EnsureInTurn()
    {
        if (!IsInTurn)
        {
            ReportForeign();
            throw new InvalidOperationException(Conclusion.ForeignText);
        }
    }

    public int NextTaskId() => _nextTaskId++;

    /// <summary>Records an action that has an outcome.</summary>
    public void Begin(OpenTask task)
    {
        HadTimers |= task.Action.Kind == HubEventKind.TimerCreated;
        Actions.Add(task.Action);
        _open.Add(task.Action.TaskId, task);
        _openActivities += task.Action.Kind == HubEventKind.TaskScheduled ? 1 : 0;
    }

    public void CancelTimer(OpenTimer timer, CancellationToken token)
    {
        if (!IsInTurn)
        {
            ReportForeign();
        }
        else if (_open.Remove(timer.Action.TaskId))
        {
            CancelledTimers.Add(timer);
            timer.Cancel(token);
        }
    }

    private void RunBody()
    {
        while (_taken < _events.Count && _fault is null && _run is not { IsCompleted: true })
        {
            HubEvent received = _events[_taken++];
            Apply(received);
            _scheduler.Drain();
        }
    }

    private void Apply(HubEvent received)
    {
        if (IsSuspended && received.Kind is not (HubEventKind.ExecutionResumed or HubEventKind.ExecutionSuspended or HubEventKind.ForeignContinuation))
        {
            _held.Enqueue(received);
            return;
        }

        switch (received.Kind)
        {
            case HubEventKind.ExecutionStarted:
                Start();
                break;
            case HubEventKind.EventRaised:
                Events.Raise(received);
                break;
            case HubEventKind.ExecutionSuspended:
                IsSuspended = true;
                break;
            case HubEventKind.ExecutionResumed:
                Resume();
                break;
            case HubEventKind.ForeignContinuation:
                _fault ??= new InvalidOperationException(received.Text);
                break;
            default:
                if (_open.TryGetValue(received.TaskId, out OpenTask? task) && task.IsAnsweredBy(received.Kind))
                {
                    _open.Remove(received.TaskId);
                    _openActivities -= task.Action.Kind == HubEventKind.TaskScheduled ? 1 : 0;
                    task.Complete(received);
                }

                break;
        }
    }

    private void Resume()
    {
        IsSuspended = false;
        while (!IsSuspended && _run is not { IsCompleted: true } && _held.TryDequeue(out HubEvent? held))
        {
            Apply(held);
            _scheduler.Drain();
        }
    }

    private void Start()
    {
        IsStarted = true;
        Func<IServiceProvider, ITaskOrchestrator>? factory = _scope.Registry.FindOrchestrator(Header.Name, Header.Version);
        if (factory is null)
        {
            Ending = Ending.Failed("OrchestratorTaskNotFound", $"No orchestrator task named '{Header.Name}' was found.");
            return;
        }

        try
        {
            AsyncServiceScope services = _scope.Services.CreateAsyncScope();
            _services = services;
            ITaskOrchestrator orchestrator = factory(services.ServiceProvider);
            _run = orchestrator.RunAsync(_context, _scope.Converter.Deserialize(Header.Input, orchestrator.InputType));
            if (!_run.IsCompleted)
            {
                // Notices a run that ends on another thread: the continuation is posted to the turn's context.
                _ = ObserveAsync(_run);
            }
        }
        catch (Exception cause) when (cause is not OutOfMemoryException)
        {
            _fault ??= cause;
        }
    }

    private async Task DisposeAsync(AsyncServiceScope services)
    {
        try
        {
            await services.DisposeAsync();
        }
        catch (Exception cause) when (cause is not OutOfMemoryException)
        {
            HubLog.ServicesNotDisposed(_scope.Logger, Header.Id, cause);
        }
    }

    private static async Task ObserveAsync(Task run)
    {
        try
        {
            await run;
        }
        catch (Exception cause) when (cause is not OutOfMemoryException)
        {
            // The ending is read off the run itself.
        }
    }

    private void Conclude()
    {
        if (_fault is not null)
        {
            Ending = Conclusion.Failed(_fault);
        }
        else if (_run is { IsCompleted: true })
        {
            // What nobody has taken: the oldest first.
            IEnumerable<HubEvent> left = _held.Concat(_events.Skip(_taken));
            Ending = Conclusion.Of(_run, _context.NextGeneration, Header.Version, Events.Untaken(), left, _scope.Converter);
        }
        else if (Ending is null && _run is not null && _open.Count == 0 && Events.WaiterCount == 0 && !IsSuspended)
        {
            Ending = Conclusion.Failed(new InvalidOperationException(Conclusion.StuckText));
        }
    }
}
