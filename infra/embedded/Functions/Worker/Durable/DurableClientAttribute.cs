using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Gives a parameter the client of the task hub.</summary>
public sealed class DurableClientAttribute : InputBindingAttribute
{
    /// <summary>The task hub's name. Default: the host's own hub; this host refuses another at start.</summary>
    public string? TaskHub { get; set; }

    /// <summary>The setting with the task hub's connection. Default: the host's own; this host refuses another at start.</summary>
    public string? ConnectionName { get; set; }
}
