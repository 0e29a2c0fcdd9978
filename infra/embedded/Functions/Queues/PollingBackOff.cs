namespace Embedded.Functions.Queues;

/// <summary>How long to wait between looks into an empty queue, or after a fault: 100 ms, doubling up to a maximum.
/// Not thread-safe: one poller owns it.</summary>
/// <param name="maximum">The longest wait.</param>
public sealed class PollingBackOff(TimeSpan maximum)
{
    private static readonly TimeSpan Minimum = TimeSpan.FromMilliseconds(100);
    private TimeSpan next = Minimum;

    /// <summary>The wait before the next look.</summary>
    public TimeSpan Next()
    {
        var wait = next < maximum ? next : maximum;
        next = wait * 2;
        return wait;
    }

    /// <summary>Starts again at 100 ms, because something was found.</summary>
    public void Reset() => next = Minimum;
}
