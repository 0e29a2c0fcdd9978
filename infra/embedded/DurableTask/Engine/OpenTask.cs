using Embedded.TaskHubs.Store;
using Microsoft.DurableTask;

namespace Embedded.TaskHubs.Engine;

/// <summary>A durable task that an orchestrator has begun and that has no outcome yet.</summary>
internal abstract class OpenTask(HubEvent action)
{
    /// <summary>The action that began it.</summary>
    public HubEvent Action { get; } = action;

    /// <summary>Whether an event is an outcome of this kind of task.</summary>
    public bool IsAnsweredBy(HubEventKind outcome) => Action.Kind switch
    {
        HubEventKind.TaskScheduled => outcome is HubEventKind.TaskCompleted or HubEventKind.TaskFailed,
        HubEventKind.SubOrchestrationCreated => outcome is HubEventKind.SubOrchestrationCompleted or HubEventKind.SubOrchestrationFailed,
        _ => outcome is HubEventKind.TimerFired,
    };

    /// <summary>Completes the task; the orchestrator's continuation runs before this returns.</summary>
    public abstract void Complete(HubEvent outcome);
}

/// <summary>An activity or sub-orchestration with a result.</summary>
internal sealed class OpenCall<TResult>(HubEvent action, DataConverter converter) : OpenTask(action)
{
    private readonly TaskCompletionSource<TResult> _source = new();

    public Task<TResult> Task => _source.Task;

    public override void Complete(HubEvent outcome)
    {
        if (outcome.Failure is { } failure)
        {
            _source.TrySetException(new TaskFailedException(Action.Name!, Action.TaskId, failure));
            return;
        }

        TResult result;
        try
        {
            result = converter.Deserialize<TResult>(outcome.Text)!;
        }
        catch (Exception cause) when (cause is not OutOfMemoryException)
        {
            _source.TrySetException(cause);
            return;
        }

        _source.TrySetResult(result);
    }
}

/// <summary>A durable timer.</summary>
internal sealed class OpenTimer(HubEvent action) : OpenTask(action)
{
    private readonly TaskCompletionSource _source = new();
    private CancellationTokenRegistration _cancellation;

    public Task Task => _source.Task;

    /// <summary>Cancels the timer with the token. The callback is run at once, on the canceller's thread.</summary>
    public void CancelWith(OrchestrationExecution execution, CancellationToken token) =>
        _cancellation = token.UnsafeRegister(_ => execution.CancelTimer(this, token), null);

    public void Cancel(CancellationToken token) => _source.TrySetCanceled(token);

    public override void Complete(HubEvent outcome)
    {
        _cancellation.Dispose();
        _source.TrySetResult();
    }
}
