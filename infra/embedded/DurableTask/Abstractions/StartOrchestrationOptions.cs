namespace Microsoft.DurableTask;

/// <summary>How a new orchestration is to be started.</summary>
public record class StartOrchestrationOptions
{
    /// <summary>Options with an instance id and a start time, both optional.</summary>
    public StartOrchestrationOptions(string? InstanceId = null, DateTimeOffset? StartAt = null)
    {
        this.InstanceId = InstanceId;
        this.StartAt = StartAt;
    }

    /// <summary>A copy.</summary>
    public StartOrchestrationOptions(StartOrchestrationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        InstanceId = options.InstanceId;
        StartAt = options.StartAt;
        Tags = options.Tags;
        Version = options.Version;
        DedupeStatuses = options.DedupeStatuses;
    }

    /// <summary>The new instance's id; <see langword="null"/> means a new random one.</summary>
    public string? InstanceId { get; init; }

    /// <summary>When to start; <see langword="null"/> or a time in the past means at once. Until then the instance is Pending.</summary>
    public DateTimeOffset? StartAt { get; init; }

    /// <summary>Tags that go with the instance. Default: none.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>The version to start; <see langword="null"/> means the client's default version.</summary>
    public TaskVersion? Version { get; init; }

    /// <summary>
    /// Names of the statuses in which an existing instance with the same id refuses the start; in every other status it is replaced.
    /// <see langword="null"/> means the task hub's default.
    /// </summary>
    public IReadOnlyList<string>? DedupeStatuses { get; init; }
}
