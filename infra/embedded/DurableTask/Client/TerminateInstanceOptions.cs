namespace Microsoft.DurableTask.Client;

/// <summary>How to terminate.</summary>
/// <param name="Output">The instance's output.</param>
/// <param name="Recursive">Whether sub-orchestrations are terminated too.</param>
public record class TerminateInstanceOptions(object? Output = null, bool Recursive = false);
