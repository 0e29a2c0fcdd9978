using Embedded.TaskHubs;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Benchmarks;

/// <summary>A durable task hub on the disk, in a folder that is removed afterwards unless it is to be opened again.</summary>
internal sealed class BenchmarkHub : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly TaskHub _hub;

    private BenchmarkHub(ServiceProvider services, TaskHub hub)
    {
        _services = services;
        _hub = hub;
    }

    public DurableTaskClient Client => _hub.Client;

    public static async Task<BenchmarkHub> StartAsync(string folder, Action<DurableTaskRegistry> register)
    {
        DurableTaskRegistry registry = new();
        register(registry);
        ServiceProvider services = new ServiceCollection().BuildServiceProvider();
        TaskHub hub = await TaskHub.OpenAsync(
            new TaskHubOptions { DataFolder = folder, Name = "Benchmark" }, registry, services, TimeProvider.System, NullLoggerFactory.Instance);
        await hub.StartAsync(CancellationToken.None);
        return new BenchmarkHub(services, hub);
    }

    /// <summary>A new folder on the disk the repository lies on: the temporary folder may be memory, where a sync costs nothing.</summary>
    public static string NewFolder(string name) =>
        Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "hubs", $"{name}-{Guid.NewGuid():N}")).FullName;

    public async ValueTask DisposeAsync()
    {
        await _hub.StopAsync(CancellationToken.None);
        await _hub.DisposeAsync();
        await _services.DisposeAsync();
    }
}
