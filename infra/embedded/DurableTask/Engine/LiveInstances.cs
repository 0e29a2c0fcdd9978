namespace Embedded.TaskHubs.Engine;

/// <summary>The instances kept live, least recently used first.</summary>
internal sealed class LiveInstances(int limit)
{
    private readonly Lock _gate = new();
    private readonly LinkedList<OrchestrationInstance> _order = new();

    /// <summary>Marks an instance as just used. Answers one to evict, or null.</summary>
    public OrchestrationInstance? Touch(OrchestrationInstance instance)
    {
        lock (_gate)
        {
            if (instance.Place is { } place)
            {
                _order.Remove(place);
                _order.AddLast(place);
            }
            else
            {
                instance.Place = _order.AddLast(instance);
            }

            if (_order.Count <= limit)
            {
                return null;
            }

            OrchestrationInstance oldest = _order.First!.Value;
            _order.RemoveFirst();
            oldest.Place = null;
            return oldest;
        }
    }

    public void Remove(OrchestrationInstance instance)
    {
        lock (_gate)
        {
            if (instance.Place is { } place)
            {
                _order.Remove(place);
                instance.Place = null;
            }
        }
    }
}
