using Embedded.TaskHubs.Store;

namespace Embedded.TaskHubs.Engine;

/// <summary>An instance in memory: what has arrived for it, and its live state while that is kept. One turn runs at a time.</summary>
internal sealed class OrchestrationInstance(long key, Dispatcher dispatcher) : IThreadPoolWorkItem
{
    private List<HubEvent> _pending = [];

    public long Key { get; } = key;

    public Lock Gate { get; } = new();

    /// <summary>Under <see cref="Gate"/>: a turn is waiting, running, or being written.</summary>
    public bool Active { get; set; }

    /// <summary>Under <see cref="Gate"/>: no longer in the dispatcher's table; whoever finds it must look again.</summary>
    public bool Removed { get; set; }

    /// <summary>Under <see cref="Gate"/>: every message up to this one was read from the inbox.</summary>
    public long ReadThrough { get; set; }

    /// <summary>Live state; null when the next turn must rebuild it.</summary>
    public OrchestrationExecution? Execution { get; set; }

    /// <summary>What a new instance or generation begins with, so that its first turn need not read it; null otherwise.</summary>
    public InstanceHeader? Seed { get; set; }

    /// <summary>The place in the list of live instances.</summary>
    public LinkedListNode<OrchestrationInstance>? Place { get; set; }

    public bool HasPending => _pending.Count > 0;

    /// <summary>Under <see cref="Gate"/>: adds a message unless the inbox has given it already.</summary>
    public void Add(HubEvent message)
    {
        if (message.Sequence == 0 || message.Sequence > ReadThrough)
        {
            _pending.Add(message);
        }
    }

    /// <summary>Takes everything that has arrived.</summary>
    public List<HubEvent> TakePending()
    {
        lock (Gate)
        {
            List<HubEvent> taken = _pending;
            _pending = [];
            return taken;
        }
    }

    /// <summary>Puts messages back before what has arrived since.</summary>
    public void PutBack(List<HubEvent> messages)
    {
        lock (Gate)
        {
            // Stored ones come from the inbox again when the instance is read.
            messages.RemoveAll(static message => message.Sequence > 0);
            _pending.RemoveAll(static message => message.Sequence > 0);
            _pending.InsertRange(0, messages);
            ReadThrough = 0;
            DropExecution();
            Seed = null;
        }
    }

    /// <summary>Lets the live state go; the next turn rebuilds it.</summary>
    public void DropExecution()
    {
        Execution?.Release();
        Execution = null;
    }

    /// <summary>Joins what the inbox holds with what has arrived, each message once, stored ones first.</summary>
    public List<HubEvent> Merge(List<HubEvent> inbox, List<HubEvent> arrived)
    {
        if (inbox.Count == 0)
        {
            return arrived;
        }

        long through = inbox[^1].Sequence;
        lock (Gate)
        {
            ReadThrough = through;
            _pending.RemoveAll(message => message.Sequence > 0 && message.Sequence <= through);
        }

        inbox.AddRange(arrived.Where(message => message.Sequence == 0 || message.Sequence > through));
        return inbox;
    }

    public void Execute() => dispatcher.RunPooled(this);
}
