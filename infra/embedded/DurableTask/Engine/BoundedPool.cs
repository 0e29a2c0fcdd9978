using System.Collections.Concurrent;

namespace Embedded.TaskHubs.Engine;

/// <summary>Gives work to the thread pool, at most a number of pieces at a time.</summary>
internal sealed class BoundedPool(int most)
{
    private readonly ConcurrentQueue<IThreadPoolWorkItem> _waiting = new();
    private int _running;

    public void Enqueue(IThreadPoolWorkItem work)
    {
        _waiting.Enqueue(work);
        Dispatch();
    }

    /// <summary>A piece of work has ended: its place is free.</summary>
    public void Release()
    {
        Interlocked.Decrement(ref _running);
        Dispatch();
    }

    private void Dispatch()
    {
        while (!_waiting.IsEmpty && Volatile.Read(ref _running) < most)
        {
            if (Interlocked.Increment(ref _running) > most || !_waiting.TryDequeue(out IThreadPoolWorkItem? work))
            {
                Interlocked.Decrement(ref _running);
            }
            else
            {
                ThreadPool.UnsafeQueueUserWorkItem(work, preferLocal: false);
            }
        }
    }
}
