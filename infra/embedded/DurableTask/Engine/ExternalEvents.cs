using Embedded.TaskHubs.Store;
using Microsoft.DurableTask;

namespace Embedded.TaskHubs.Engine;

/// <summary>Events from outside: kept until the orchestrator waits for them, first in first out for each name, whatever its case.</summary>
internal sealed class ExternalEvents(DataConverter converter)
{
    private readonly Dictionary<string, Queue<HubEvent>> _kept = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, LinkedList<Waiter>> _waiters = new(StringComparer.OrdinalIgnoreCase);

    public int WaiterCount { get; private set; }

    /// <summary>Gives the event to the oldest waiter for its name, or keeps it.</summary>
    public void Raise(HubEvent raised)
    {
        if (_waiters.TryGetValue(raised.Name!, out LinkedList<Waiter>? waiters) && waiters.First is { } first)
        {
            waiters.RemoveFirst();
            WaiterCount--;
            first.Value.Complete(raised, converter);
            return;
        }

        if (!_kept.TryGetValue(raised.Name!, out Queue<HubEvent>? kept))
        {
            _kept[raised.Name!] = kept = new Queue<HubEvent>();
        }

        kept.Enqueue(raised);
    }

    public Task<T> WaitAsync<T>(string name, OrchestrationExecution execution, CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested)
        {
            return Task.FromCanceled<T>(cancellation);
        }

        Waiter<T> waiter = new();
        if (_kept.TryGetValue(name, out Queue<HubEvent>? kept) && kept.TryDequeue(out HubEvent? raised))
        {
            waiter.Complete(raised, converter);
            return waiter.Task;
        }

        if (!_waiters.TryGetValue(name, out LinkedList<Waiter>? waiters))
        {
            _waiters[name] = waiters = new LinkedList<Waiter>();
        }

        LinkedListNode<Waiter> node = waiters.AddLast(waiter);
        WaiterCount++;
        if (cancellation.CanBeCanceled)
        {
            waiter.Cancellation = cancellation.UnsafeRegister(_ => Cancel(node, execution, cancellation), null);
        }

        return waiter.Task;
    }

    /// <summary>The events that nobody has taken, in the order in which they came for each name.</summary>
    public IEnumerable<HubEvent> Untaken() => _kept.Values.SelectMany(static kept => kept);

    private void Cancel(LinkedListNode<Waiter> node, OrchestrationExecution execution, CancellationToken cancellation)
    {
        if (!execution.IsInTurn)
        {
            execution.ReportForeign();
        }
        else if (node.List is { } list)
        {
            list.Remove(node);
            WaiterCount--;
            node.Value.Cancel(cancellation);
        }
    }

    private abstract class Waiter
    {
        public CancellationTokenRegistration Cancellation { get; set; }

        public abstract void Complete(HubEvent raised, DataConverter converter);

        public abstract void Cancel(CancellationToken cancellation);
    }

    private sealed class Waiter<T> : Waiter
    {
        private readonly TaskCompletionSource<T> _source = new();

        public Task<T> Task => _source.Task;

        public override void Complete(HubEvent raised, DataConverter converter)
        {
            Cancellation.Unregister();
            T payload;
            try
            {
                payload = converter.Deserialize<T>(raised.Text)!;
            }
            catch (Exception cause) when (cause is not OutOfMemoryException)
            {
                _source.TrySetException(cause);
                return;
            }

            _source.TrySetResult(payload);
        }

        public override void Cancel(CancellationToken cancellation) => _source.TrySetCanceled(cancellation);
    }
}
