using Embedded.Runtime;

namespace Embedded.Functions.Listeners;

/// <summary>Runs one function each time its trigger fires. Started after the HTTP server listens, stopped before it closes.</summary>
public interface ITriggerListener : IWorkSource
{
    /// <summary>Begins to listen. Faults in reaching the source (storage not up yet) are retried, not thrown.</summary>
    Task StartAsync(CancellationToken cancellationToken);

    /// <summary>Takes no new work, and waits for what is running until <paramref name="cancellationToken"/> is
    /// cancelled; what then still runs is cancelled and handed back to its source.</summary>
    Task StopAsync(CancellationToken cancellationToken);
}
