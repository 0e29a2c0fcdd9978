namespace Embedded.Functions.Hosting;

/// <summary>A part of the host that must run before the HTTP server answers and until it has stopped, for example the
/// task hub. Registered in the container as a singleton.</summary>
public interface IHostComponent
{
    /// <summary>Components start from the lowest to the highest, and stop the other way round.</summary>
    int Order { get; }

    /// <summary>Starts; whatever it throws stops the host's start. What needs storage must not wait for it here: the
    /// storage emulator may still be starting.</summary>
    Task StartAsync(CancellationToken cancellationToken);

    /// <summary>Begins what works with storage. Called once when storage answers, before the listeners start. Default: nothing.</summary>
    Task BeginAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Finishes or hands back what is running. Called after listeners and HTTP server have stopped, also
    /// when the start failed half-way.</summary>
    Task StopAsync(CancellationToken cancellationToken);
}
