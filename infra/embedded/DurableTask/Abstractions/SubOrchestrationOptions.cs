namespace Microsoft.DurableTask;

/// <summary>How a sub-orchestration is to be run.</summary>
public record class SubOrchestrationOptions : TaskOptions
{
    /// <summary>Options with a retry and an instance id, both optional.</summary>
    public SubOrchestrationOptions(TaskRetryOptions? retry = null, string? instanceId = null)
        : base(retry)
        => InstanceId = instanceId;

    /// <summary>Task options with an instance id. Options that are sub-orchestration options already keep theirs when none is given.</summary>
    public SubOrchestrationOptions(TaskOptions options, string? instanceId = null)
        : base(options)
    {
        InstanceId = instanceId ?? (options as SubOrchestrationOptions)?.InstanceId;
        Version = options is SubOrchestrationOptions sub ? sub.Version : options.Version;
    }

    /// <summary>A copy.</summary>
    public SubOrchestrationOptions(SubOrchestrationOptions options)
        : base(options)
    {
        InstanceId = options.InstanceId;
        Version = options.Version;
    }

    /// <summary>The sub-orchestration's instance id; <see langword="null"/> means a new one, derived deterministically.</summary>
    public string? InstanceId { get; init; }

    /// <summary>The sub-orchestration's version; <see langword="null"/> means the default version.</summary>
    public new TaskVersion? Version { get; init; }
}
