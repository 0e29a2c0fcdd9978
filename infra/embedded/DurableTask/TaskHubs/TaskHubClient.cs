using DurableTask.Core.Exceptions;
using DurableTask.Core.History;
using Embedded.TaskHubs.Engine;
using Embedded.TaskHubs.Store;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Embedded.TaskHubs;

/// <summary>The client of a hub in the same process. A call that returns has been committed.</summary>
internal sealed class TaskHubClient : DurableTaskClient
{
    private readonly EngineScope _scope;
    private readonly HubFile _file;
    private readonly HubRequests _requests;
    private readonly Dispatcher _dispatcher;
    private readonly InstancePurge _purge;

    public TaskHubClient(EngineScope scope, HubFile file, HubRequests requests, Dispatcher dispatcher)
        : base(scope.Options.Name)
    {
        _scope = scope;
        _file = file;
        _requests = requests;
        _dispatcher = dispatcher;
        _purge = new InstancePurge(file, requests, scope.Clock);
    }

    public override async Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName, object? input = null, StartOrchestrationOptions? options = null, CancellationToken cancellation = default)
    {
        if (string.IsNullOrWhiteSpace(orchestratorName.Name))
        {
            throw new ArgumentException("An orchestration needs the name of its orchestrator.", nameof(orchestratorName));
        }

        long now = _scope.NowTicks;
        NewInstance instance = new(
            options?.InstanceId ?? Guid.NewGuid().ToString("N"),
            orchestratorName.Name,
            options?.Version is { } version ? version.Version ?? string.Empty : _scope.Options.DefaultVersion,
            _scope.Converter.Serialize(input),
            now)
        {
            Tags = MetadataRow.WriteTags(options?.Tags),
            StartAt = options?.StartAt is { } startAt && startAt.UtcTicks > now ? startAt.UtcTicks : null,
        };
        ArgumentException.ThrowIfNullOrWhiteSpace(instance.Id, nameof(options));
        await StartAsync(instance, RefusedStatuses(options?.DedupeStatuses), cancellation);
        return instance.Id;
    }

    public override Task RaiseEventAsync(
        string instanceId, string eventName, object? eventPayload = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        ArgumentException.ThrowIfNullOrEmpty(eventName);
        return PostAsync(
            instanceId, new HubEvent(HubEventKind.EventRaised) { Name = eventName, Text = _scope.Converter.Serialize(eventPayload) }, cancellation);
    }

    public override Task SuspendInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        return PostAsync(instanceId, new HubEvent(HubEventKind.ExecutionSuspended) { Text = reason }, cancellation);
    }

    public override Task ResumeInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        return PostAsync(instanceId, new HubEvent(HubEventKind.ExecutionResumed) { Text = reason }, cancellation);
    }

    public override Task TerminateInstanceAsync(
        string instanceId, TerminateInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        HubEvent message = new(HubEventKind.ExecutionTerminated)
        {
            Text = _scope.Converter.Serialize(options?.Output),
            Recursive = options?.Recursive ?? false,
        };
        return PostAsync(instanceId, message, cancellation);
    }

    public override Task<OrchestrationMetadata> WaitForInstanceStartAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        WaitAsync(instanceId, forEnd: false, getInputsAndOutputs, cancellation);

    public override Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        WaitAsync(instanceId, forEnd: true, getInputsAndOutputs, cancellation);

    public override Task<OrchestrationMetadata?> GetInstancesAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        cancellation.ThrowIfCancellationRequested();
        return Task.FromResult(Read(instanceId, getInputsAndOutputs));
    }

    public override AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(OrchestrationQuery? filter = null) =>
        InstanceQueries.All(_file, _scope, filter ?? new OrchestrationQuery());

    public override Task<Page<string>> ListInstanceIdsAsync(
        IEnumerable<OrchestrationRuntimeStatus>? runtimeStatus = null,
        DateTimeOffset? completedTimeFrom = null,
        DateTimeOffset? completedTimeTo = null,
        int pageSize = OrchestrationQuery.DefaultPageSize,
        string? lastInstanceKey = null,
        CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        ArgumentOutOfRangeException.ThrowIfLessThan(pageSize, 1);
        return Task.FromResult(InstanceQueries.FinishedIds(_file, runtimeStatus, completedTimeFrom, completedTimeTo, pageSize, lastInstanceKey));
    }

    public override Task<PurgeResult> PurgeInstanceAsync(
        string instanceId, PurgeInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        return _purge.OneAsync(instanceId, options?.Recursive ?? false, cancellation);
    }

    public override Task<PurgeResult> PurgeAllInstancesAsync(
        PurgeInstancesFilter filter, PurgeInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return _purge.AllAsync(filter, options?.Recursive ?? false, cancellation);
    }

    public override async Task<string> RestartAsync(
        string instanceId, bool restartWithNewInstanceId = false, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        InstanceHeader header = _file.Read(instanceId, static (reader, id) => reader.Header(id))
            ?? throw new ArgumentException($"There is no orchestration instance with the id '{instanceId}'.", nameof(instanceId));
        bool finished = header.IsFinished;
        if (!restartWithNewInstanceId && !finished)
        {
            throw new InvalidOperationException(
                $"The orchestration instance '{instanceId}' is {header.Status}: only a finished one can be restarted under its own id.");
        }

        NewInstance instance = new(
            restartWithNewInstanceId ? Guid.NewGuid().ToString("N") : instanceId, header.Name, header.Version, header.Input, _scope.NowTicks)
        {
            Tags = header.Tags,
        };
        await StartAsync(instance, InstanceStart.RefusedWhileRunning, cancellation);
        return instance.Id;
    }

    public override Task<IList<HistoryEvent>> GetOrchestrationHistoryAsync(string instanceId, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        cancellation.ThrowIfCancellationRequested();
        IList<HistoryEvent>? history = _file.Read(instanceId, static (reader, id) =>
            reader.Header(id) is { } header ? HistoryProjection.Project(header, reader.History(header.Key)) : null);
        return Task.FromResult(history
            ?? throw new ArgumentException($"There is no orchestration instance with the id '{instanceId}'.", nameof(instanceId)));
    }

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static List<OrchestrationRuntimeStatus> RefusedStatuses(IReadOnlyList<string>? names)
    {
        if (names is null)
        {
            return [.. InstanceStart.RefusedWhileRunning];
        }

        List<OrchestrationRuntimeStatus> statuses = new(names.Count);
        List<string> unknown = [];
        foreach (string name in names)
        {
            if (Enum.TryParse(name, ignoreCase: true, out OrchestrationRuntimeStatus status) && Enum.IsDefined(status))
            {
                statuses.Add(status);
            }
            else
            {
                unknown.Add(name);
            }
        }

        if (unknown.Count > 0)
        {
            throw new ArgumentException($"Not statuses of an orchestration: {string.Join(", ", unknown.Select(static name => $"'{name}'"))}.", nameof(names));
        }

        // To replace one that runs is to terminate it, which the list says is not to be replaced.
        return !statuses.Contains(OrchestrationRuntimeStatus.Terminated) || InstanceStart.RefusedWhileRunning.All(statuses.Contains)
            ? statuses
            : throw new ArgumentException(
                "A list of dedupe statuses with Terminated must also hold Running, Pending and Suspended: replacing a running instance would terminate it.",
                nameof(names));
    }

    private async Task StartAsync(NewInstance instance, IReadOnlyList<OrchestrationRuntimeStatus> refused, CancellationToken cancellation)
    {
        StartedInstance started = await _requests.RunAsync(
            tables => InstanceStart.Execute(tables, instance, refused),
            started =>
            {
                if (started.Header is not null)
                {
                    _dispatcher.InstanceStarted(started);
                }
            },
            cancellation);
        if (started.RefusedBy is { } status)
        {
            throw new OrchestrationAlreadyExistsException(InstanceStart.AlreadyExistsText(instance.Id, status));
        }
    }

    private async Task PostAsync(string instanceId, HubEvent message, CancellationToken cancellation)
    {
        long key = await _requests.RunAsync(
            tables =>
            {
                InstanceState target = tables.Find(instanceId);
                if (!target.Exists || target.IsFinished)
                {
                    return 0L;
                }

                message.Sequence = tables.Post(target.Key, message);
                return target.Key;
            },
            key =>
            {
                if (key != 0)
                {
                    _dispatcher.Deliver(key, message, inline: false);
                }
            },
            cancellation);
        if (key == 0)
        {
            HubLog.EventDropped(_scope.Logger, message.Name ?? message.Kind.ToString(), instanceId);
        }
    }

    private OrchestrationMetadata? Read(string instanceId, bool payloads) =>
        _file.Read((instanceId, payloads, _scope.Converter), static (reader, ask) => reader.Metadata(ask.instanceId, ask.payloads, ask.Converter));

    private async Task<OrchestrationMetadata> WaitAsync(string instanceId, bool forEnd, bool payloads, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        while (true)
        {
            // Registered before reading, so that a change in between is not missed.
            TaskCompletionSource change = _dispatcher.Waiters.Register(instanceId, forEnd);
            try
            {
                OrchestrationMetadata metadata = Read(instanceId, payloads)
                    ?? throw new InvalidOperationException($"There is no orchestration instance with the id '{instanceId}'.");
                if (metadata.IsCompleted || (!forEnd && metadata.RuntimeStatus != OrchestrationRuntimeStatus.Pending))
                {
                    return metadata;
                }

                await change.Task.WaitAsync(cancellation);
            }
            finally
            {
                _dispatcher.Waiters.Unregister(instanceId, change);
            }
        }
    }
}
