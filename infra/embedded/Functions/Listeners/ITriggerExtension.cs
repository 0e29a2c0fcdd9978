using Embedded.Functions.Metadata;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Embedded.Functions.Listeners;

/// <summary>One kind of trigger (queue, timer, HTTP, orchestration ...), registered in the container as a singleton.</summary>
public interface ITriggerExtension
{
    /// <summary>Whether this extension serves functions with that trigger.</summary>
    bool Handles(TriggerBindingAttribute trigger);

    /// <summary>Everything wrong with the function's trigger: bad queue name, bad schedule, unsupported parameter type.
    /// Every fault of every function is listed before the start is refused.</summary>
    IEnumerable<string> Validate(FunctionDescriptor function);

    /// <summary>The listener for one function, or <see langword="null"/> when the extension needs none of its own
    /// (HTTP routes, orchestrators and activities are served by the server and the task hub).</summary>
    ITriggerListener? CreateListener(FunctionDescriptor function);
}
