using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Embedded.Functions.HostJson;

/// <summary>Makes <see cref="HostSettings"/> of configuration.</summary>
internal static partial class HostSettingsReader
{
    private static readonly string[] Extensions = ["http", "queues", "durableTask"];

    /// <summary>Parts of host.json that other hosts understand, and that mean nothing on one machine.</summary>
    private static readonly string[] Elsewhere =
    [
        "aggregator", "applicationInsights", "concurrency", "customHandler", "extensionBundle", "functions", "healthMonitor",
        "managedDependency", "retry", "sendCanceledInvocationsToWorker", "singleton", "telemetryMode", "watchDirectories", "watchFiles",
    ];

    public static HostSettings Read(IConfiguration configuration)
    {
        var root = configuration.GetSection(HostJsonFile.SectionName);
        var http = new HostJsonSection(configuration, "extensions.http");
        var faults = new List<string>();
        var warnings = new List<string>();
        var prefix = http.Text("routePrefix")?.Trim('/') ?? (root["extensions:http:routePrefix"] is null ? new HostSettings().RoutePrefix : string.Empty);
        if (prefix.Length > 0 && !PrefixPattern().IsMatch(prefix))
        {
            http.Fault("routePrefix", prefix, "path segments of letters, digits, '-', '_', '.' or '~', or empty");
        }

        if (root["version"] is { } version && version != "2.0")
        {
            faults.Add($"host.json: version is '{version}'; it must be '2.0'");
        }

        var timeout = Timeout(root["functionTimeout"], faults);
        LogLevels(root.GetSection("logging:logLevel"), string.Empty, faults);
        faults.AddRange(http.Faults);
        warnings.AddRange(http.Unread().Select(path => $"host.json: {path} has no meaning on this host and is ignored."));
        foreach (var section in root.GetChildren())
        {
            if (Elsewhere.Contains(section.Key, StringComparer.OrdinalIgnoreCase))
            {
                warnings.Add($"host.json: {section.Key} has no meaning on this host and is ignored.");
            }
            else if (!new[] { "$schema", "version", "extensions", "functionTimeout", "logging" }.Contains(section.Key, StringComparer.OrdinalIgnoreCase))
            {
                warnings.Add($"host.json: {section.Key} is not a setting this host knows; it is ignored.");
            }
        }

        warnings.AddRange(root.GetSection("extensions").GetChildren()
            .Where(extension => !Extensions.Contains(extension.Key, StringComparer.OrdinalIgnoreCase))
            .Select(extension => $"host.json: extensions.{extension.Key} is not served by this host; it is ignored."));
        warnings.AddRange(root.GetSection("logging").GetChildren()
            .Where(part => !part.Key.Equals("logLevel", StringComparison.OrdinalIgnoreCase))
            .Select(part => $"host.json: logging.{part.Key} has no meaning on this host and is ignored."));
        return new HostSettings { RoutePrefix = prefix, FunctionTimeout = timeout, Faults = faults, Warnings = warnings };
    }

    private static TimeSpan? Timeout(string? text, List<string> faults)
    {
        if (text is null or "-1")
        {
            return null;
        }

        if (TimeSpan.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var timeout)
            && timeout >= TimeSpan.FromSeconds(1) && timeout <= TimeSpan.FromDays(10))
        {
            return timeout;
        }

        faults.Add($"host.json: functionTimeout is '{text}'; it must be a time (hh:mm:ss) from 00:00:01 to 10.00:00:00, or -1 for none");
        return null;
    }

    /// <summary>A category may hold dots, and configuration takes a colon in it for another level.</summary>
    private static void LogLevels(IConfigurationSection section, string prefix, List<string> faults)
    {
        foreach (var level in section.GetChildren())
        {
            if (level.Value is null)
            {
                LogLevels(level, $"{prefix}{level.Key}.", faults);
            }
            else if (!Enum.TryParse<LogLevel>(level.Value, ignoreCase: true, out var parsed) || !Enum.IsDefined(parsed))
            {
                faults.Add($"host.json: logging.logLevel.{prefix}{level.Key} is '{level.Value}'; it must be one of {string.Join(", ", Enum.GetNames<LogLevel>())}");
            }
        }
    }

    [GeneratedRegex(@"^[A-Za-z0-9._~-]+(/[A-Za-z0-9._~-]+)*\z")]
    private static partial Regex PrefixPattern();
}
