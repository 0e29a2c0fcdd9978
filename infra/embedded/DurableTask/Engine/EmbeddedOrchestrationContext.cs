using Embedded.TaskHubs.Store;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace Embedded.TaskHubs.Engine;

/// <summary>What an orchestrator sees of its execution.</summary>
internal sealed class EmbeddedOrchestrationContext(OrchestrationExecution execution, EngineScope scope) : TaskOrchestrationContext
{
    private int _guids;

    public override TaskName Name { get; } = execution.Header.Name;

    public override string InstanceId => execution.Header.Id;

    public override ParentOrchestrationInstance? Parent { get; } =
        execution.Header.Parent is { } parent ? new ParentOrchestrationInstance(parent.Name, parent.Id) : null;

    public override DateTime CurrentUtcDateTime => execution.Time;

    public override bool IsReplaying => execution.IsReplaying;

    public override string Version => execution.Header.Version;

    /// <summary>How to begin anew when the orchestrator returns; null when it is not to.</summary>
    public ContinueAsNewOptions? NextGeneration { get; private set; }

    protected override ILoggerFactory LoggerFactory => scope.Loggers;

    public override T? GetInput<T>()
        where T : default => scope.Converter.Deserialize<T>(execution.Header.Input);

    public override Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input = null, TaskOptions? options = null)
    {
        execution.EnsureInTurn();
        string? text = scope.Converter.Serialize(input);
        string version = options?.Version is { } wanted ? wanted.Version ?? string.Empty : Version;
        return options?.Retry is { } retry
            ? RetryLoop.RunAsync(this, retry, () => Call<TResult>(name, text, version, options.Tags), IsFinal)
            : Call<TResult>(name, text, version, options?.Tags);
    }

    public override Task<TResult> CallSubOrchestratorAsync<TResult>(TaskName orchestratorName, object? input = null, TaskOptions? options = null)
    {
        execution.EnsureInTurn();
        string? text = scope.Converter.Serialize(input);
        SubOrchestrationOptions? sub = options as SubOrchestrationOptions;
        TaskVersion? wanted = sub is null ? options?.Version : sub.Version ?? options?.Version;
        string version = wanted is { } given ? given.Version ?? string.Empty : scope.SubOrchestrationVersion;
        string? id = sub?.InstanceId;
        return options?.Retry is { } retry
            ? RetryLoop.RunAsync(this, retry, () => CallSub<TResult>(orchestratorName, text, version, id, options.Tags), IsFinal)
            : CallSub<TResult>(orchestratorName, text, version, id, options?.Tags);
    }

    public override Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken)
    {
        execution.EnsureInTurn();
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled(cancellationToken);
        }

        DateTime due = fireAt.Kind == DateTimeKind.Local ? fireAt.ToUniversalTime() : fireAt;
        OpenTimer timer = new(new HubEvent(HubEventKind.TimerCreated, execution.NextTaskId()) { At = Math.Max(due.Ticks, 1) });
        execution.Begin(timer);
        if (cancellationToken.CanBeCanceled)
        {
            timer.CancelWith(execution, cancellationToken);
        }

        return timer.Task;
    }

    public override Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(eventName);
        execution.EnsureInTurn();
        return execution.Events.WaitAsync<T>(eventName, execution, cancellationToken);
    }

    public override void SendEvent(string instanceId, string eventName, object payload)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        ArgumentException.ThrowIfNullOrEmpty(eventName);
        execution.EnsureInTurn();
        execution.Actions.Add(new HubEvent(HubEventKind.EventSent, execution.NextTaskId())
        {
            Target = instanceId,
            Name = eventName,
            Text = scope.Converter.Serialize(payload),
        });
    }

    public override void SetCustomStatus(object? customStatus)
    {
        execution.EnsureInTurn();
        execution.CustomStatus = scope.Converter.Serialize(customStatus);
    }

    public override void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true) =>
        ContinueAsNew(new ContinueAsNewOptions { NewInput = newInput, PreserveUnprocessedEvents = preserveUnprocessedEvents });

    public override void ContinueAsNew(ContinueAsNewOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        execution.EnsureInTurn();
        NextGeneration = options;
    }

    public override Guid NewGuid()
    {
        execution.EnsureInTurn();

        // Two generations may run at the same moment when the clock is a virtual one.
        string name = execution.Header.Generation == 0 ? InstanceId : $"{InstanceId}:{execution.Header.Generation}";
        return DeterministicGuid.Create(name, CurrentUtcDateTime, _guids++);
    }

    // A name that is not registered stays so however often it is called.
    private static bool IsFinal(TaskFailureDetails failure) => failure.ErrorType is "ActivityTaskNotFound" or "OrchestratorTaskNotFound";

    private static Dictionary<string, string>? Copy(IDictionary<string, string>? tags) =>
        tags is { Count: > 0 } ? new Dictionary<string, string>(tags) : null;

    private Task<TResult> Call<TResult>(TaskName name, string? input, string version, IDictionary<string, string>? tags)
    {
        OpenCall<TResult> call = new(
            new HubEvent(HubEventKind.TaskScheduled, execution.NextTaskId()) { Name = name.Name, Version = version, Text = input, Tags = Copy(tags) },
            scope.Converter);
        execution.Begin(call);
        return call.Task;
    }

    private Task<TResult> CallSub<TResult>(TaskName name, string? input, string version, string? id, IDictionary<string, string>? tags)
    {
        OpenCall<TResult> call = new(
            new HubEvent(HubEventKind.SubOrchestrationCreated, execution.NextTaskId())
            {
                Name = name.Name,
                Version = version,
                Text = input,
                Target = id ?? NewGuid().ToString("N"),
                Tags = Copy(tags),
            },
            scope.Converter);
        execution.Begin(call);
        return call.Task;
    }
}
