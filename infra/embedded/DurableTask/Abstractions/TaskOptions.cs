namespace Microsoft.DurableTask;

/// <summary>How an activity or a sub-orchestration is to be run.</summary>
public record class TaskOptions
{
    /// <summary>Options with a retry and no tags.</summary>
    public TaskOptions(TaskRetryOptions? retry)
        : this(retry, null)
    {
    }

    /// <summary>Options with a retry and tags, both optional.</summary>
    public TaskOptions(TaskRetryOptions? retry = null, IDictionary<string, string>? tags = null)
    {
        Retry = retry;
        Tags = tags;
    }

    /// <summary>A copy.</summary>
    public TaskOptions(TaskOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Retry = options.Retry;
        Tags = options.Tags;
        Version = options.Version;
    }

    /// <summary>What to do when the task fails; <see langword="null"/> means that a failure is final.</summary>
    public TaskRetryOptions? Retry { get; init; }

    /// <summary>Tags that go with the task.</summary>
    public IDictionary<string, string>? Tags { get; init; }

    /// <summary>The version of the task to run; <see langword="null"/> means that of the orchestration that calls it.</summary>
    public TaskVersion? Version { get; init; }

    /// <summary>Options that retry by a policy.</summary>
    public static TaskOptions FromRetryPolicy(RetryPolicy policy) => new(TaskRetryOptions.FromRetryPolicy(policy));

    /// <summary>Options that retry for as long as a handler answers <see langword="true"/>.</summary>
    public static TaskOptions FromRetryHandler(AsyncRetryHandler handler) => new(TaskRetryOptions.FromRetryHandler(handler));

    /// <summary>Options that retry for as long as a handler answers <see langword="true"/>.</summary>
    public static TaskOptions FromRetryHandler(RetryHandler handler) => new(TaskRetryOptions.FromRetryHandler(handler));

    /// <summary>These options for a sub-orchestration with its own instance id.</summary>
    public SubOrchestrationOptions WithInstanceId(string instanceId) => new(this, instanceId);
}
