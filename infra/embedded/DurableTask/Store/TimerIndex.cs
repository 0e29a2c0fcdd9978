namespace Embedded.TaskHubs.Store;

/// <summary>
/// The pending wake-ups, most of them on disk: memory holds those before a horizon, ordered by due time, and a page more is read
/// when they are used up. A wake-up may be answered twice (never zero times); the instance drops the second.
/// </summary>
internal sealed class TimerIndex
{
    private const int PageSize = 4096;
    private const int MostInMemory = 65536;
    private readonly HubFile _file;
    private readonly Lock _gate = new();
    private readonly PriorityQueue<TimerKey, long> _next = new();
    private readonly HashSet<TimerKey> _removed = [];

    // Every committed wake-up due before this is in memory or has been handed out.
    private long _horizon = long.MinValue;

    public TimerIndex(HubFile file) => _file = file;

    /// <summary>When the earliest wake-up is due (UTC ticks); null when there is none.</summary>
    public long? NextDue
    {
        get
        {
            lock (_gate)
            {
                return Fill() ? PeekDue() : null;
            }
        }
    }

    /// <summary>Takes in a wake-up that has been committed. Answers whether it is now the earliest.</summary>
    public bool Add(TimerKey timer)
    {
        lock (_gate)
        {
            if (timer.Due >= _horizon)
            {
                return _next.Count == 0;
            }

            bool earliest = _next.Count == 0 || timer.Due < PeekDue();
            _next.Enqueue(timer, timer.Due);
            if (_next.Count > MostInMemory && _horizon == long.MaxValue)
            {
                // All of them are rows, too: forget the far ones and read them again page by page.
                Shrink();
            }

            return earliest;
        }
    }

    /// <summary>Forgets a wake-up whose row has been deleted.</summary>
    public void Remove(TimerKey timer)
    {
        lock (_gate)
        {
            if (timer.Due >= _horizon || _next.Count == 0)
            {
                return;
            }

            _removed.Add(timer);
            if (_removed.Count > _next.Count + PageSize)
            {
                // Many of them were handed out before they were removed, and would stay in the set for ever.
                Rebuild();
            }
        }
    }

    /// <summary>Takes a wake-up that is due at <paramref name="now"/> out of the index.</summary>
    public bool TryTakeDue(long now, out TimerKey timer)
    {
        lock (_gate)
        {
            if (Fill() && PeekDue() <= now)
            {
                timer = _next.Dequeue();
                return true;
            }

            timer = default;
            return false;
        }
    }

    private long PeekDue() => _next.TryPeek(out _, out long due) ? due : long.MaxValue;

    private bool Fill()
    {
        while (_removed.Count > 0 && _next.TryPeek(out TimerKey timer, out _) && _removed.Remove(timer))
        {
            _next.Dequeue();
        }

        if (_next.Count == 0)
        {
            _removed.Clear();
        }

        if (_next.Count == 0 && _horizon != long.MaxValue)
        {
            List<TimerKey> page = _file.Read(_horizon, static (reader, from) => reader.Timers(from, PageSize));
            foreach (TimerKey timer in page)
            {
                _next.Enqueue(timer, timer.Due);
            }

            _horizon = page.Count < PageSize ? long.MaxValue : page[^1].Due + 1;
        }

        return _next.Count > 0;
    }

    private void Rebuild()
    {
        (TimerKey Timer, long Due)[] kept = [.. _next.UnorderedItems.Where(item => !_removed.Contains(item.Element))];
        _removed.Clear();
        _next.Clear();
        _next.EnqueueRange(kept);
    }

    private void Shrink()
    {
        List<TimerKey> near = new(PageSize);
        while (near.Count < PageSize)
        {
            near.Add(_next.Dequeue());
        }

        // Whatever shares the last due time stays with it.
        while (PeekDue() == near[^1].Due)
        {
            near.Add(_next.Dequeue());
        }

        _horizon = near[^1].Due + 1;
        _next.Clear();
        foreach (TimerKey timer in near)
        {
            _next.Enqueue(timer, timer.Due);
        }
    }
}
