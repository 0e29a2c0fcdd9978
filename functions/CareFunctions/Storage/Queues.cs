namespace CareFunctions.Storage;

/// <summary>The queues this application reads and writes. Their names are contracts with other systems.</summary>
public static class Queues
{
    /// <summary>In: worklist reassignments from a council's case-management system, as CloudEvents 1.0 JSON.</summary>
    public const string WorkListReassignments = "worklist-reassignments";

    /// <summary>In: emails from providers, as Microsoft Graph message resources.</summary>
    public const string ProviderEmails = "provider-emails";

    /// <summary>Within: what Microsoft Graph told of a mailbox, until it is fetched.</summary>
    public const string GraphNotifications = "graph-notifications";

    /// <summary>Out: one command for each change to SWIFT, Proactis, Eclipse, LAS or Mosaic that has a connector.
    /// A command may arrive more than once, always with the same <c>correlationId</c>.</summary>
    public const string SystemCommands = "system-commands";

    /// <summary>Within: commands to systems that this application reaches over HTTP by itself. A queue of its own, because two readers of
    /// <see cref="SystemCommands"/> would take each other's messages.</summary>
    public const string ConnectorCommands = "connector-commands";

    /// <summary>In: what came of a system command.</summary>
    public const string SystemResults = "system-results";

    /// <summary>Within and in: reminders and decisions for people and teams. A notification may arrive more than once, always with the same <c>id</c>.</summary>
    public const string Notifications = "notifications";

    /// <summary>The queues that this application reads, which are also those a failed message can be replayed to.</summary>
    public static IReadOnlyList<string> Read { get; } = [WorkListReassignments, ProviderEmails, GraphNotifications, SystemResults, ConnectorCommands, Notifications];

    /// <summary>Every queue, created at start.</summary>
    public static IReadOnlyList<string> All { get; } =
        [.. Read, SystemCommands, .. Read.Select(name => name + "-poison")];
}
