using Embedded.Functions.Hosting;
using Embedded.Functions.Invocation;
using Embedded.Functions.Metadata;
using Embedded.Runtime;
using Embedded.TaskHubs;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Embedded.Functions.Durable;

/// <summary>The task hub as a part of the host: opened with the application's orchestrators and activities, stopped after
/// everything that could start work for it.</summary>
internal sealed class DurableHost(
    FunctionCatalog catalog, Lazy<IFunctionInvoker> invoker, DurableTaskSettings settings, IOptions<EmbeddedHostOptions> options, IOptions<WorkerOptions> worker,
    IServiceProvider services, TimeProvider clock, ILoggerFactory loggers) : IHostComponent, IWorkSource, IAsyncDisposable
{
    private readonly CancellationTokenSource abandoning = new();
    private TaskHub? hub;

    public int Order => 100;

    public string Name => $"task hub {settings.HubName}";

    /// <summary>The task hub.</summary>
    /// <exception cref="InvalidOperationException">The host has not started yet.</exception>
    public TaskHub Hub => hub ?? throw new InvalidOperationException("The task hub is opened when the host starts; it is not open yet.");

    public DateTimeOffset? NextDue => Hub.NextDue;

    /// <summary>Whether an orchestrator of that name exists, letter case aside.</summary>
    public bool HasOrchestrator(string name) => Orchestrators().Any(o => o.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (settings.Faults.Count > 0)
        {
            throw new FormatException(string.Join(Environment.NewLine, settings.Faults));
        }

        if (settings.Ignored.Count > 0)
        {
            loggers.CreateLogger("Embedded.Functions.Durable").LogWarning(
                "host.json has settings that are unknown or mean nothing to a task hub on one machine: {Settings}.", string.Join(", ", settings.Ignored));
        }

        var registry = new DurableTaskRegistry();
        foreach (var (name, function) in Orchestrators())
        {
            registry.AddOrchestrator(name, new OrchestratorFunction(function, invoker.Value));
        }

        foreach (var function in catalog.Functions)
        {
            if (function.Trigger is ActivityTriggerAttribute trigger)
            {
                registry.AddActivity(trigger.Activity ?? function.Name, new ActivityFunction(function, invoker.Value, abandoning.Token));
            }
        }

        hub = await TaskHub.OpenAsync(HubOptions(), registry, services, clock, loggers, cancellationToken);
    }

    /// <summary>Lets orchestrations go on: not before, because their activities may need storage. What is started earlier is
    /// stored, and runs from now on.</summary>
    public Task BeginAsync(CancellationToken cancellationToken) => Hub.StartAsync(cancellationToken);

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (hub is null)
        {
            return;
        }

        // Activities that outlast the waiting are told to end; what they did not finish is done again after a restart.
        await using var registration = cancellationToken.Register(abandoning.Cancel);
        await hub.StopAsync(cancellationToken);
    }

    public Task<bool> RunDueAsync(CancellationToken cancellationToken) => Hub.RunDueAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (hub is not null)
        {
            await hub.DisposeAsync();
        }

        abandoning.Dispose();
    }

    private IEnumerable<(string Name, FunctionDescriptor Function)> Orchestrators() =>
        catalog.Functions.Where(f => f.Trigger is OrchestrationTriggerAttribute)
            .Select(f => (((OrchestrationTriggerAttribute)f.Trigger).Orchestration ?? f.Name, f));

    private TaskHubOptions HubOptions() => new()
    {
        DataFolder = options.Value.DataFolder,
        Name = settings.HubName,
        MaxConcurrentActivities = settings.MaxConcurrentActivityFunctions,
        MaxConcurrentOrchestrators = settings.MaxConcurrentOrchestratorFunctions,
        EvictAfterEveryStep = options.Value.EvictAfterEveryStep || !settings.ExtendedSessionsEnabled,
        DataConverter = new WorkerDataConverter(worker.Value.Serializer!),
        DefaultVersion = settings.DefaultVersion,
        Versioning = settings.DefaultVersion.Length == 0 ? null : new DurableTaskWorkerOptions.VersioningOptions
        {
            Version = settings.DefaultVersion,
            DefaultVersion = settings.DefaultVersion,
            MatchStrategy = settings.VersionMatchStrategy,
            FailureStrategy = settings.VersionFailureStrategy,
        },
    };
}
