namespace Microsoft.DurableTask.Client;

/// <summary>Selects orchestrations. Every filter that is given must match.</summary>
/// <param name="CreatedFrom">Created at or after this time.</param>
/// <param name="CreatedTo">Created at or before this time.</param>
/// <param name="Statuses">In one of these statuses.</param>
/// <param name="TaskHubNames">In one of these task hubs.</param>
/// <param name="InstanceIdPrefix">With an id that begins so.</param>
/// <param name="PageSize">How many to read at a time.</param>
/// <param name="FetchInputsAndOutputs">Whether to read inputs, outputs and custom statuses too.</param>
/// <param name="ContinuationToken">Where to go on.</param>
public record class OrchestrationQuery(
    DateTimeOffset? CreatedFrom = null,
    DateTimeOffset? CreatedTo = null,
    IEnumerable<OrchestrationRuntimeStatus>? Statuses = null,
    IEnumerable<string>? TaskHubNames = null,
    string? InstanceIdPrefix = null,
    int PageSize = OrchestrationQuery.DefaultPageSize,
    bool FetchInputsAndOutputs = false,
    string? ContinuationToken = null)
{
    /// <summary>The page size when none is given.</summary>
    public const int DefaultPageSize = 100;
}
