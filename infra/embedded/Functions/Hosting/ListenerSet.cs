using Embedded.Functions.Listeners;

namespace Embedded.Functions.Hosting;

/// <summary>The listeners of the application's functions. In the container as a singleton; filled when the host starts.</summary>
public sealed class ListenerSet
{
    /// <summary>The listeners, in the order of the functions' names.</summary>
    public IReadOnlyList<ITriggerListener> Listeners { get; internal set; } = [];
}
