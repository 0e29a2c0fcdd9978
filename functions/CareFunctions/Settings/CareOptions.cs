using CareFunctions.Notifications;
using CareFunctions.SystemCommands.Connectors;

namespace CareFunctions.Settings;

/// <summary>The application's settings: section <c>Care</c>.</summary>
public sealed class CareOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Care";

    /// <summary>Whether <c>x-ms-client-principal</c> tells who is signed in. Set it only where App Service authentication (or, on the
    /// embedded platform, nobody but yourself) stands in front: anywhere else a stranger could write that header. Default: no, which denies every
    /// staff route.</summary>
    public bool TrustPrincipalHeader { get; set; }

    /// <summary>The systems, separated by commas, whose connector is a program of its own that reads the queue <c>system-commands</c>. A change to a system that is
    /// neither here nor in <see cref="HttpConnectors"/> becomes a task for the team that types it in. Default: none.</summary>
    public string Connectors { get; set; } = "";

    /// <summary>The systems that this application reaches over HTTP by itself, each by its id in the rulebook. Default: none.</summary>
    public Dictionary<string, HttpConnectorOptions> HttpConnectors { get; set; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>How long a connector may take before the change becomes a task after all: 1 minute to 7 days. Default: one day.</summary>
    public TimeSpan ConnectorTimeout { get; set; } = TimeSpan.FromDays(1);

    /// <summary>The folder with the rulebook, relative to the application. Default: <c>rulebook</c>.</summary>
    public string RulebookFolder { get; set; } = "rulebook";

    /// <summary>Whether this application makes the sweep of every working morning. Not where several applications with task hubs of their own share one storage
    /// account: each would take the others' tasks for orphans. Default: yes.</summary>
    public bool DailySweep { get; set; } = true;

    /// <summary>How messages go out through GOV.UK Notify. Default: they do not, and are kept to be read.</summary>
    public NotifyOptions Notify { get; set; } = new();

    /// <summary>The email addresses of teams, roles and providers, for each council by its id. Default: none.</summary>
    public Dictionary<string, Dictionary<string, string>> Recipients { get; set; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>How long what people were told is kept after it was delivered, or was there to be read: 31 to 3660 days. Default: 400 days.</summary>
    public TimeSpan NotificationsKept { get; set; } = TimeSpan.FromDays(400);

    /// <summary>The systems that have a connector.</summary>
    public IReadOnlySet<string> ConnectorNames =>
        Connectors.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToHashSet(StringComparer.OrdinalIgnoreCase);
}
