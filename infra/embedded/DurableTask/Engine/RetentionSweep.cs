using Embedded.TaskHubs.Store;

namespace Embedded.TaskHubs.Engine;

/// <summary>Removes finished instances after their time, a few in each transaction.</summary>
internal sealed class RetentionSweep : IDisposable
{
    private const int MostAtOnce = 256;
    private readonly TimeSpan _retention;
    private readonly HubRequests _requests;
    private readonly EngineScope _scope;
    private readonly ITimer _timer;
    private readonly TimeSpan _interval;

    public RetentionSweep(TimeSpan retention, HubRequests requests, EngineScope scope)
    {
        _retention = retention;
        _requests = requests;
        _scope = scope;
        _interval = TimeSpan.FromTicks(Math.Clamp(retention.Ticks / 10, TimeSpan.TicksPerSecond, TimeSpan.TicksPerHour));
        _timer = scope.Clock.CreateTimer(static state => ((RetentionSweep)state!).Sweep(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Start() => _timer.Change(TimeSpan.Zero, _interval);

    public void Stop() => _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    public void Dispose() => _timer.Dispose();

    // Not awaited: the clock's thread has nobody to tell, so the log is told.
    private void Sweep() => _ = SweepAsync();

    private async Task SweepAsync()
    {
        try
        {
            await _requests.RunAsync(Delete, Deleted, CancellationToken.None);
        }
        catch (ObjectDisposedException)
        {
            // The hub was closed meanwhile: the next one sweeps.
        }
        catch (Exception cause) when (cause is not OutOfMemoryException)
        {
            HubLog.SweepFailed(_scope.Logger, cause);
        }
    }

    private int Delete(HubTables tables)
    {
        List<long> keys = tables.FinishedBefore(_scope.NowTicks - _retention.Ticks, MostAtOnce);
        foreach (long key in keys)
        {
            tables.Delete(key);
        }

        return keys.Count;
    }

    private void Deleted(int count)
    {
        if (count > 0)
        {
            HubLog.Swept(_scope.Logger, count);
        }

        if (count == MostAtOnce)
        {
            Sweep();
        }
    }
}
