namespace Microsoft.DurableTask;

/// <summary>Thrown into an orchestrator when an activity or a sub-orchestration that it awaits has failed.</summary>
public sealed class TaskFailedException : Exception
{
    /// <summary>Reports a failure of which the details are known.</summary>
    public TaskFailedException(string taskName, int taskId, TaskFailureDetails failureDetails)
        : base(Describe(taskName, taskId, failureDetails))
    {
        TaskName = taskName;
        TaskId = taskId;
        FailureDetails = failureDetails;
    }

    /// <summary>Reports a failure by the exception that caused it.</summary>
    public TaskFailedException(string taskName, int taskId, Exception innerException)
        : base(Describe(taskName, taskId, TaskFailureDetails.FromException(innerException)), innerException)
    {
        TaskName = taskName;
        TaskId = taskId;
        FailureDetails = TaskFailureDetails.FromException(innerException);
    }

    /// <summary>The name of the task that failed.</summary>
    public string TaskName { get; }

    /// <summary>The task's number within the orchestration.</summary>
    public int TaskId { get; }

    /// <summary>Why it failed.</summary>
    public TaskFailureDetails FailureDetails { get; }

    private static string Describe(string taskName, int taskId, TaskFailureDetails failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        return $"Task '{taskName}' (#{taskId}) failed with an unhandled exception: {failure.ErrorMessage}";
    }
}
