namespace CareSystems.Simulator;

/// <summary>Says what goes wrong next: what was planned first, then what the seeded draw says.</summary>
internal sealed class FaultPlan
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Queue<SimulatedFault>> _planned = [];
    private readonly SimulatorOptions _options;
    private readonly Random _random;

    public FaultPlan(SimulatorOptions options)
    {
        if (options.Rates.Values.Any(rate => rate is < 0 or > 1) || options.Rates.Values.Sum() > 1)
        {
            throw new ArgumentException("The rates of faults are 0 to 1, and together at most 1.", nameof(options));
        }

        _options = options;
#pragma warning disable CA5394 // A plan of faults must be repeatable, not unguessable.
        _random = new Random(options.Seed);
#pragma warning restore CA5394
    }

    public void Next(string system, ReadOnlySpan<SimulatedFault> faults)
    {
        lock (_lock)
        {
            if (!_planned.TryGetValue(system, out var planned))
            {
                _planned[system] = planned = new Queue<SimulatedFault>();
            }

            foreach (var fault in faults)
            {
                planned.Enqueue(fault);
            }
        }
    }

    public SimulatedFault Draw(string system)
    {
        lock (_lock)
        {
            if (_planned.TryGetValue(system, out var planned) && planned.TryDequeue(out var next))
            {
                return next;
            }

#pragma warning disable CA5394 // As above.
            var drawn = _random.NextDouble();
#pragma warning restore CA5394
            foreach (var (fault, rate) in _options.Rates.OrderBy(one => one.Key))
            {
                if ((drawn -= rate) < 0)
                {
                    return fault;
                }
            }

            return SimulatedFault.None;
        }
    }
}
