namespace Embedded.TaskHubs.Engine;

/// <summary>Counts what is running or waiting to be written, and tells when nothing is.</summary>
internal sealed class Quiescence
{
    private readonly Lock _gate = new();
    private TaskCompletionSource? _idle;
    private long _busy;
    private long _begun;

    /// <summary>How many pieces of work have begun since the hub was opened.</summary>
    public long Begun => Volatile.Read(ref _begun);

    public bool IsIdle => Volatile.Read(ref _busy) == 0;

    public void Enter()
    {
        Interlocked.Increment(ref _busy);
        Interlocked.Increment(ref _begun);
    }

    /// <summary>Looks for work: busy, but nothing has begun yet.</summary>
    public void EnterQuietly() => Interlocked.Increment(ref _busy);

    public void Exit()
    {
        if (Interlocked.Decrement(ref _busy) == 0)
        {
            TaskCompletionSource? idle;
            lock (_gate)
            {
                idle = _idle;
                _idle = null;
            }

            idle?.TrySetResult();
        }
    }

    /// <summary>Completes when nothing is running; something may have begun again by the time the caller goes on.</summary>
    public Task WaitIdleAsync(CancellationToken cancellation)
    {
        Task wait;
        lock (_gate)
        {
            _idle ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            wait = _idle.Task;
        }

        if (IsIdle)
        {
            lock (_gate)
            {
                _idle?.TrySetResult();
                _idle = null;
            }
        }

        return wait.WaitAsync(cancellation);
    }
}
