namespace Embedded.Functions.HostJson;

/// <summary>What of host.json concerns the host itself, read and checked; each extension reads its own section. In the
/// container as a singleton.</summary>
public sealed record HostSettings
{
    /// <summary><c>extensions.http.routePrefix</c>, without slashes at its ends. Default <c>api</c>; empty for none.</summary>
    public string RoutePrefix { get; init; } = "api";

    /// <summary><c>functionTimeout</c>, 1 second to 10 days; <see langword="null"/> (the default, or <c>-1</c>) for none.</summary>
    public TimeSpan? FunctionTimeout { get; init; }

    /// <summary>Settings that this host does not know or that mean nothing on one machine, each with its JSON path.
    /// Logged as warnings at start.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Settings with values that cannot be, each with its JSON path. Any of them stops the start.</summary>
    public IReadOnlyList<string> Faults { get; init; } = [];
}
