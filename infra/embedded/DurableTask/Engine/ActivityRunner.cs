using Embedded.TaskHubs.Store;
using Microsoft.DurableTask;
using Microsoft.Extensions.DependencyInjection;

namespace Embedded.TaskHubs.Engine;

/// <summary>Runs activities on the thread pool, each with services of its own, and hands the outcome to the instance.</summary>
internal sealed class ActivityRunner(EngineScope scope, Dispatcher dispatcher, Quiescence quiescence)
{
    private readonly BoundedPool _pool = new(scope.Options.MaxConcurrentActivities);
    private readonly IServiceScopeFactory _scopes = scope.Services.GetRequiredService<IServiceScopeFactory>();
    private volatile bool _stopped;

    /// <summary>Runs an activity whose scheduling has been committed.</summary>
    public void Enqueue(ActivityCall call)
    {
        // It stands in history as scheduled: the next start runs it.
        if (!_stopped)
        {
            quiescence.Enter();
            _pool.Enqueue(call);
        }
    }

    /// <summary>Begins no more activities; those that run go on.</summary>
    public void Stop() => _stopped = true;

    public void Run(ActivityCall call)
    {
        if (_stopped)
        {
            _pool.Release();
            quiescence.Exit();
            return;
        }

        // Not awaited: whatever happens becomes an outcome.
        _ = RunAsync(call);
    }

    private async Task RunAsync(ActivityCall call)
    {
        HubEvent outcome;
        try
        {
            outcome = await RunInScopeAsync(call);
        }
        catch (Exception cause) when (cause is not OutOfMemoryException)
        {
            outcome = Failed(call, TaskFailureDetails.FromException(cause));
        }

        _pool.Release();
        dispatcher.Deliver(call.Key, outcome, inline: true);
        quiescence.Exit();
    }

    private async ValueTask<HubEvent> RunInScopeAsync(ActivityCall call)
    {
        Func<IServiceProvider, ITaskActivity>? factory = scope.Registry.FindActivity(call.Name, call.Version);
        if (factory is null)
        {
            return Failed(call, new TaskFailureDetails("ActivityTaskNotFound", $"No activity task named '{call.Name}' was found.", null, null, null));
        }

        AsyncServiceScope services = _scopes.CreateAsyncScope();
        await using (services.ConfigureAwait(false))
        {
            ITaskActivity activity = factory(services.ServiceProvider);
            object? input = scope.Converter.Deserialize(call.Input, activity.InputType);
            object? output = await activity.RunAsync(call, input);
            return new HubEvent(HubEventKind.TaskCompleted, call.TaskId) { Text = scope.Converter.Serialize(output), Generation = call.Generation };
        }
    }

    private HubEvent Failed(ActivityCall call, TaskFailureDetails failure)
    {
        HubLog.ActivityFailed(scope.Logger, call.Name, call.TaskId, call.InstanceId, failure.ErrorType);
        return new HubEvent(HubEventKind.TaskFailed, call.TaskId) { Failure = failure, Generation = call.Generation };
    }
}
