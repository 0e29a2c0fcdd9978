namespace Microsoft.DurableTask.Client;

/// <summary>How to purge.</summary>
/// <param name="Recursive">Whether sub-orchestrations are purged too.</param>
public record class PurgeInstanceOptions(bool Recursive = false);
