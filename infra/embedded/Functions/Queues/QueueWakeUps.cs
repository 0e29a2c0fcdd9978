using System.Collections.Concurrent;

namespace Embedded.Functions.Queues;

/// <summary>Tells the listeners of a queue that this process has just put a message there, so that they need not wait
/// for their next look.</summary>
internal sealed class QueueWakeUps
{
    private readonly ConcurrentDictionary<Uri, ConcurrentBag<QueueListener>> listeners = new();

    public void Add(Uri queue, QueueListener listener) => listeners.GetOrAdd(queue, _ => []).Add(listener);

    public void Wake(Uri queue)
    {
        if (listeners.TryGetValue(queue, out var here))
        {
            foreach (var listener in here)
            {
                listener.Wake();
            }
        }
    }
}
