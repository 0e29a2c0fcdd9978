using Embedded.Functions.HostJson;
using Embedded.Functions.Invocation;
using Embedded.Functions.Keys;
using Embedded.Functions.Listeners;
using Embedded.Functions.Metadata;
using Microsoft.AspNetCore.Builder;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Embedded.Functions.Hosting;

/// <summary>Starts and stops the parts of the host in their order: checks, components (task hub), storage
/// emulator, HTTP server, the components' work with storage, listeners; and back.</summary>
internal sealed class EmbeddedHost(
    FunctionCatalog catalog,
    DisabledFunctions disabled,
    HostSettings settings,
    ListenerSet listeners,
    HostKeyStore keys,
    HostState state,
    DevelopmentStorage storage,
    StartBanner banner,
    IServiceProvider services,
    IOptions<EmbeddedHostOptions> options,
    IHostApplicationLifetime lifetime,
    TimeProvider time,
    ILogger<EmbeddedHost> logger) : IHostedLifecycleService, IAsyncDisposable
{
    private readonly Stack<IHostComponent> _running = new();
    private readonly List<ITriggerListener> _listening = [];

    /// <summary>The server's pipeline, which is completed when the functions are known to be sound.</summary>
    public WebApplication? Application { get; set; }

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        var functions = services.GetRequiredService<FunctionSet>();
        IReadOnlyList<string> faults = [.. settings.Faults, .. functions.Faults];
        if (faults.Count > 0)
        {
            throw new HostStartException(faults);
        }

        foreach (var warning in settings.Warnings)
        {
            logger.LogWarning("{Warning}", warning);
        }

        Directory.CreateDirectory(options.Value.DataFolder);
        keys.Prepare(catalog.Functions
            .Where(function => function.Trigger is HttpTriggerAttribute { AuthLevel: AuthorizationLevel.Function }).Select(function => function.Name));
        storage.Begin();
        try
        {
            foreach (var component in services.GetServices<IHostComponent>().OrderBy(component => component.Order))
            {
                // Noted before it starts: one that fails half-way is stopped, too.
                _running.Push(component);
                await component.StartAsync(cancellationToken);
            }

            Application!.CompletePipeline();
            listeners.Listeners = [.. catalog.Functions.Where(function => !disabled.Contains(function)).Select(function => functions.ExtensionOf(function).CreateListener(function)).OfType<ITriggerListener>()];
        }
        catch
        {
            await StopComponentsAsync(CancellationToken.None);
            await storage.DisposeAsync();
            throw;
        }
    }

    /// <summary>The application's own hosted services start after this one and may use storage at once, as in the cloud, where it is
    /// always there; installing the emulator takes longer than any client retries.</summary>
    public Task StartAsync(CancellationToken cancellationToken) => storage.ReadyAsync(cancellationToken);

    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        if (options.Value.Banner)
        {
            banner.Write();
        }

        try
        {
            foreach (var component in _running.Reverse())
            {
                await component.BeginAsync(cancellationToken);
            }

            foreach (var listener in listeners.Listeners)
            {
                _listening.Add(listener);
                await listener.StartAsync(cancellationToken);
            }
        }
        catch (OperationCanceledException) when (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            // Stopped while it was starting: the ordinary stop follows.
            return;
        }

        state.Name = "Running";
        if (options.Value.Banner)
        {
            banner.WriteReady();
        }
    }

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        state.Name = "Stopping";
        using var grace = new CancellationTokenSource(options.Value.ShutdownTimeout, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(grace.Token, cancellationToken);
        var stops = _listening.Select(listener => StopAsync(listener.Name, listener.StopAsync(either.Token)))
            .Append(StopAsync("runs by hand", services.GetRequiredService<ManualRuns>().StopAsync(either.Token)));
        await Task.WhenAll(stops);
        _listening.Clear();
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StoppedAsync(CancellationToken cancellationToken)
    {
        await StopComponentsAsync(cancellationToken);
        await storage.DisposeAsync();
        logger.LogDebug("Stopped at {Time:u}", time.GetUtcNow());
    }

    /// <summary>Ends what a start that failed after <see cref="StartingAsync"/> left running.</summary>
    public async ValueTask DisposeAsync()
    {
        await StopComponentsAsync(CancellationToken.None);
        await storage.DisposeAsync();
    }

    private async Task StopComponentsAsync(CancellationToken cancellationToken)
    {
        while (_running.TryPop(out var component))
        {
            await StopAsync(component.GetType().Name, component.StopAsync(cancellationToken));
        }
    }

    /// <summary>One part that fails to stop must not keep the others running.</summary>
    private async Task StopAsync(string name, Task stop)
    {
        try
        {
            await stop;
        }
        catch (Exception fault)
        {
            logger.LogError(fault, "{Part} did not stop as it should", name);
        }
    }
}
