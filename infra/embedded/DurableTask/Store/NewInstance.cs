namespace Embedded.TaskHubs.Store;

/// <summary>What a new instance starts with.</summary>
internal sealed record NewInstance(string Id, string Name, string Version, string? Input, long CreatedTicks)
{
    /// <summary>JSON object of tags, or null when there are none.</summary>
    public string? Tags { get; init; }

    /// <summary>Not before this time (UTC ticks); null for at once.</summary>
    public long? StartAt { get; init; }

    public ParentLink? Parent { get; init; }
}
