using CareFunctions.Tasks;
using Microsoft.DurableTask;

namespace CareFunctions.TimeBoxes;

/// <summary>A way for a person to act on a clock: one task at a time, opened anew after each use. Who came first is what the task's row says.</summary>
internal sealed class ClockDoor(TaskOrchestrationContext context)
{
    private OpenedTask? _task;
    private Task<TaskDecision>? _decision;

    /// <summary>How many times it has been opened.</summary>
    public int Openings { get; private set; }

    /// <summary>Whether it is open.</summary>
    public bool IsOpen => _task is not null;

    /// <summary>The task; only while open.</summary>
    public string TaskId => _task!.TaskId;

    /// <summary>The decision, when it comes; only while open.</summary>
    public Task<TaskDecision> Decision => _decision!;

    /// <summary>Opens a task for it.</summary>
    public async Task OpenAsync(OpenTaskRequest request)
    {
        Openings++;
        _task = await HumanTask.OpenAsync(context, request);
        _decision = _task.Decision is { } early ? Task.FromResult(early) : HumanTask.DecisionOf(context, _task.TaskId);
    }

    /// <summary>Closes it with the decision taken up, if there was one.</summary>
    public async Task TakenUpAsync()
    {
        await HumanTask.TakenUpAsync(context, TaskId);
        _task = null;
    }

    /// <summary>Closes it undecided.</summary>
    /// <returns>The decision, if one was recorded first: then that one counts, and is to be taken up.</returns>
    public async Task<TaskDecision?> EndAsync(TaskState state)
    {
        if (!IsOpen)
        {
            return null;
        }

        var decision = await HumanTask.EndAsync(context, TaskId, state);
        if (decision is null)
        {
            _task = null;
        }

        return decision;
    }
}
