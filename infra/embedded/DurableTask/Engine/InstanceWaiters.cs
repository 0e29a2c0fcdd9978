using Microsoft.DurableTask.Client;

namespace Embedded.TaskHubs.Engine;

/// <summary>Callers that wait until an instance has started or ended.</summary>
internal sealed class InstanceWaiters
{
    private readonly Lock _gate = new();
    private bool _closed;
    private readonly Dictionary<string, List<(bool ForEnd, TaskCompletionSource Source)>> _waiting = new(StringComparer.Ordinal);

    /// <summary>Waits for a change; the caller reads the state after it has registered, so that no change is missed.</summary>
    public TaskCompletionSource Register(string id, bool forEnd)
    {
        TaskCompletionSource source = new(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_closed, typeof(TaskHub));
            if (!_waiting.TryGetValue(id, out List<(bool, TaskCompletionSource)>? list))
            {
                _waiting[id] = list = [];
            }

            list.Add((forEnd, source));
        }

        return source;
    }

    public void Unregister(string id, TaskCompletionSource source)
    {
        lock (_gate)
        {
            if (_waiting.TryGetValue(id, out List<(bool ForEnd, TaskCompletionSource Source)>? list)
                && list.RemoveAll(waiter => waiter.Source == source) > 0 && list.Count == 0)
            {
                _waiting.Remove(id);
            }
        }
    }

    /// <summary>The hub is closed: every wait ends with an error.</summary>
    public void Close()
    {
        List<TaskCompletionSource> left;
        lock (_gate)
        {
            _closed = true;
            left = [.. _waiting.Values.SelectMany(static list => list).Select(static waiter => waiter.Source)];
            _waiting.Clear();
        }

        foreach (TaskCompletionSource source in left)
        {
            source.TrySetException(new ObjectDisposedException(nameof(TaskHub)));
        }
    }

    /// <summary>Wakes those that wait for a start, and on an end all of them.</summary>
    public void Notify(string id, OrchestrationRuntimeStatus status)
    {
        bool ended = status is OrchestrationRuntimeStatus.Completed or OrchestrationRuntimeStatus.Failed or OrchestrationRuntimeStatus.Terminated;
        List<TaskCompletionSource>? woken = null;
        lock (_gate)
        {
            if (_waiting.Count == 0 || !_waiting.TryGetValue(id, out List<(bool ForEnd, TaskCompletionSource Source)>? list))
            {
                return;
            }

            woken = [.. list.Where(waiter => ended || !waiter.ForEnd).Select(static waiter => waiter.Source)];
            list.RemoveAll(waiter => ended || !waiter.ForEnd);
            if (list.Count == 0)
            {
                _waiting.Remove(id);
            }
        }

        foreach (TaskCompletionSource source in woken)
        {
            source.TrySetResult();
        }
    }
}
