namespace Embedded.TaskHubs.Engine;

/// <summary>
/// Runs an orchestrator's continuations inside its turn, on the turn's own thread. Whatever arrives from another thread comes
/// from something that is not durable, and is reported instead of run.
/// </summary>
internal sealed class TurnScheduler : TaskScheduler
{
    [ThreadStatic]
    private static TurnScheduler? t_current;

    private readonly OrchestrationExecution _owner;
    private readonly TurnContext _context;
    private readonly Queue<(SendOrPostCallback Callback, object? State)> _posted = new();
    private readonly Queue<Task> _tasks = new();

    public TurnScheduler(OrchestrationExecution owner)
    {
        _owner = owner;
        _context = new TurnContext(this);
    }

    /// <summary>Whether the calling thread runs this orchestration's turn.</summary>
    public bool IsCurrent => t_current == this;

    public override int MaximumConcurrencyLevel => 1;

    /// <summary>Runs the turn's body with everything that it schedules.</summary>
    public void Run(Action body)
    {
        SynchronizationContext? outerContext = SynchronizationContext.Current;
        TurnScheduler? outer = t_current;
        SynchronizationContext.SetSynchronizationContext(_context);
        t_current = this;
        try
        {
            // As a task of this scheduler, so that TaskScheduler.Current is the turn's own and ContinueWith stays inside it.
            Task turn = new(body);
            turn.Start(this);
            Drain();
            turn.GetAwaiter().GetResult();
        }
        finally
        {
            t_current = outer;
            SynchronizationContext.SetSynchronizationContext(outerContext);
        }
    }

    /// <summary>Runs continuations until none is ready.</summary>
    public void Drain()
    {
        while (true)
        {
            if (_posted.TryDequeue(out (SendOrPostCallback Callback, object? State) posted))
            {
                try
                {
                    posted.Callback(posted.State);
                }
                catch (Exception cause)
                {
                    _owner.FailWith(cause);
                }
            }
            else if (_tasks.TryDequeue(out Task? task))
            {
                TryExecuteTask(task);
            }
            else
            {
                return;
            }
        }
    }

    protected override void QueueTask(Task task)
    {
        if (IsCurrent)
        {
            _tasks.Enqueue(task);
        }
        else
        {
            _owner.ReportForeign();
        }
    }

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => IsCurrent && !taskWasPreviouslyQueued && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks() => [];

    private sealed class TurnContext(TurnScheduler scheduler) : SynchronizationContext
    {
        public override void Post(SendOrPostCallback d, object? state)
        {
            if (scheduler.IsCurrent)
            {
                scheduler._posted.Enqueue((d, state));
            }
            else
            {
                scheduler._owner.ReportForeign();
            }
        }

        public override void Send(SendOrPostCallback d, object? state)
        {
            if (scheduler.IsCurrent)
            {
                d(state);
            }
            else
            {
                scheduler._owner.ReportForeign();
            }
        }

        public override SynchronizationContext CreateCopy() => this;
    }
}
