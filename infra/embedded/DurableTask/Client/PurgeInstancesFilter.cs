namespace Microsoft.DurableTask.Client;

/// <summary>Selects finished orchestrations to purge. Every filter that is given must match.</summary>
/// <param name="CreatedFrom">Created at or after this time.</param>
/// <param name="CreatedTo">Created at or before this time.</param>
/// <param name="Statuses">In one of these statuses.</param>
public record class PurgeInstancesFilter(
    DateTimeOffset? CreatedFrom = null,
    DateTimeOffset? CreatedTo = null,
    IEnumerable<OrchestrationRuntimeStatus>? Statuses = null)
{
    /// <summary>How long the purge may take: past that it stops, and its result says that it is not complete. Without limit when none is given.</summary>
    public TimeSpan? Timeout { get; init; }
}
