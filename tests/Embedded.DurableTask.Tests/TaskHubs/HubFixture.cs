using Embedded.DurableTask.Tests.Conformance;
using Embedded.TaskHubs;
using Embedded.Testing;
using Microsoft.DurableTask;
using Microsoft.Extensions.DependencyInjection;

namespace Embedded.DurableTask.Tests.TaskHubs;

/// <summary>A folder and a clock to open hubs in.</summary>
internal sealed class HubFixture : IDisposable
{
    private readonly ServiceProvider services = new ServiceCollection().BuildServiceProvider();

    public string Folder { get; } = Directory.CreateTempSubdirectory("taskhub-").FullName;

    public VirtualClock Clock { get; } = new(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));

    public RecordedLogs Logs { get; } = new();

    public string File => Directory.GetFiles(Folder, "*.db").Single();

    public Task<TaskHub> OpenAsync(DurableTaskRegistry? registry = null, Func<TaskHubOptions, TaskHubOptions>? with = null)
    {
        TaskHubOptions options = new() { DataFolder = Folder };
        return TaskHub.OpenAsync(with is null ? options : with(options), registry ?? new DurableTaskRegistry(), services, Clock, Logs);
    }

    public void Dispose()
    {
        services.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    /// <summary>Runs a hub until it is idle.</summary>
    public static async Task SettleAsync(TaskHub hub)
    {
        using CancellationTokenSource patience = new(TimeSpan.FromMinutes(2));
        while (await hub.RunDueAsync(patience.Token))
        {
        }
    }
}
