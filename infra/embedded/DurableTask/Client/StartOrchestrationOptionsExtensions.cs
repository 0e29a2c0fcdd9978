namespace Microsoft.DurableTask.Client;

/// <summary>Says which existing instances refuse a start.</summary>
public static class StartOrchestrationOptionsExtensions
{
    /// <summary>The statuses that may be given to <see cref="WithDedupeStatuses"/>: every one that an instance can rest in.</summary>
    public static readonly IReadOnlyList<OrchestrationRuntimeStatus> ValidDedupeStatuses =
    [
        OrchestrationRuntimeStatus.Completed,
        OrchestrationRuntimeStatus.Failed,
        OrchestrationRuntimeStatus.Terminated,
#pragma warning disable CS0618 // Obsolete, but a part of the published list.
        OrchestrationRuntimeStatus.Canceled,
#pragma warning restore CS0618
        OrchestrationRuntimeStatus.Pending,
        OrchestrationRuntimeStatus.Running,
        OrchestrationRuntimeStatus.Suspended,
    ];

    /// <summary>
    /// The options, with the statuses in which an existing instance with the same id refuses the start. In every other status
    /// it is replaced; an empty list means that it always is.
    /// </summary>
    public static StartOrchestrationOptions WithDedupeStatuses(
        this StartOrchestrationOptions options, params OrchestrationRuntimeStatus[] dedupeStatuses)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(dedupeStatuses);
        return options with { DedupeStatuses = [.. dedupeStatuses.Select(status => status.ToString())] };
    }
}
