using System.Collections.Concurrent;
using Embedded.TaskHubs.Store;

namespace Embedded.TaskHubs.Engine;

/// <summary>
/// The instances in memory, by row. An instance is active from the arrival of a message until a turn has found nothing more to do; between
/// turns it stays live until the least recently used make room, or is let go at once.
/// </summary>
internal sealed class LoadedInstances(Dispatcher dispatcher, TaskHubOptions options)
{
    private readonly ConcurrentDictionary<long, OrchestrationInstance> _loaded = new();
    private readonly LiveInstances _live = new(options.LiveInstances);
    private int _active;

    /// <summary>Instances that wait for a turn, run one, or have one being written.</summary>
    public int ActiveCount => Volatile.Read(ref _active);

    /// <summary>Adds a message to an instance. Answers the instance if it was idle and is now the caller's to run; else null.</summary>
    public OrchestrationInstance? Add(long key, HubEvent? message, InstanceHeader? seed)
    {
        while (true)
        {
            OrchestrationInstance instance = _loaded.GetOrAdd(key, static (added, owner) => new OrchestrationInstance(added, owner), dispatcher);
            lock (instance.Gate)
            {
                if (instance.Removed)
                {
                    continue;
                }

                if (message is not null)
                {
                    instance.Add(message);
                }

                if (seed is not null)
                {
                    instance.Seed = seed;
                }

                if (instance.Active)
                {
                    return null;
                }

                instance.Active = true;
                Interlocked.Increment(ref _active);
                return instance;
            }
        }
    }

    /// <summary>After a turn: answers whether more has arrived meanwhile; if not, the instance goes to sleep, live or not.</summary>
    public bool Rest(OrchestrationInstance instance)
    {
        lock (instance.Gate)
        {
            if (options.EvictAfterEveryStep)
            {
                instance.DropExecution();
            }

            if (instance.HasPending || instance.Seed is not null)
            {
                return true;
            }

            instance.Active = false;
            if (options.EvictAfterEveryStep)
            {
                RemoveUnderGate(instance);
            }
        }

        Interlocked.Decrement(ref _active);
        if (!options.EvictAfterEveryStep && _live.Touch(instance) is { } oldest)
        {
            RemoveIfIdle(oldest);
        }

        return false;
    }

    /// <summary>
    /// Takes an instance out of the memory. One that has not ended stays for what has just arrived: then the answer is true, and it is
    /// the caller's to run.
    /// </summary>
    public bool Finish(OrchestrationInstance instance, bool ended)
    {
        lock (instance.Gate)
        {
            if (!ended && instance.HasPending)
            {
                return true;
            }

            instance.Active = false;
            RemoveUnderGate(instance);
        }

        _live.Remove(instance);
        Interlocked.Decrement(ref _active);
        return false;
    }

    /// <summary>Drops the live state of an instance whose rows are gone. An active one finds out when it comes to store its turn.</summary>
    public void Forget(long key)
    {
        if (_loaded.TryGetValue(key, out OrchestrationInstance? instance))
        {
            RemoveIfIdle(instance);
            _live.Remove(instance);
        }
    }

    /// <summary>Lets an active instance's live state go, with its place among the live ones.</summary>
    public void LeaveLive(OrchestrationInstance instance) => _live.Remove(instance);

    private void RemoveIfIdle(OrchestrationInstance instance)
    {
        lock (instance.Gate)
        {
            // An active one comes back to the list of live ones when its turn is done.
            if (!instance.Active)
            {
                RemoveUnderGate(instance);
            }
        }
    }

    private void RemoveUnderGate(OrchestrationInstance instance)
    {
        instance.DropExecution();
        instance.Seed = null;
        instance.Removed = true;
        _loaded.TryRemove(new KeyValuePair<long, OrchestrationInstance>(instance.Key, instance));
    }
}
