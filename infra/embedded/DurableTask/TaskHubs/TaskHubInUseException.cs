namespace Embedded.TaskHubs;

/// <summary>Another process, or another <see cref="TaskHub"/> in this one, has the hub open. One process owns a hub.</summary>
public sealed class TaskHubInUseException : IOException
{
    internal TaskHubInUseException(string hubName, string file, Exception cause)
        : base($"The task hub '{hubName}' ({file}) is in use by another process, or is open a second time in this one. " +
            "One process owns a task hub: stop the other one, or give this one a hub name of its own.", cause)
    {
        HubName = hubName;
        File = file;
    }

    /// <summary>The hub's name.</summary>
    public string HubName { get; }

    /// <summary>The hub's file.</summary>
    public string File { get; }
}
