using Microsoft.Extensions.Logging;

namespace Embedded.Functions.HostJson;

/// <summary>host.json, read and checked. In the container as a singleton.</summary>
public sealed record HostSettings
{
    /// <summary><c>extensions.http.routePrefix</c>, without slashes at its ends. Default <c>api</c>; empty for none.</summary>
    public string RoutePrefix { get; init; } = "api";

    /// <summary><c>functionTimeout</c>; <see langword="null"/> (the default) for none.</summary>
    public TimeSpan? FunctionTimeout { get; init; }

    /// <summary><c>logging.logLevel</c>, by category.</summary>
    public IReadOnlyDictionary<string, LogLevel> LogLevels { get; init; } = new Dictionary<string, LogLevel>();

    /// <summary>Settings that this host does not know or that mean nothing on one machine, each with its JSON path.
    /// Logged as warnings at start.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
