using Embedded.Functions.Invocation;
using Embedded.Functions.Metadata;

namespace Embedded.Functions.Listeners;

/// <summary>A trigger extension whose functions an operator can run by hand through <c>POST /admin/functions/{name}</c>.</summary>
public interface IManualTrigger
{
    /// <summary>What the function is given.</summary>
    /// <param name="function">One of the extension's functions.</param>
    /// <param name="input">The operator's text, perhaps none: a queue message's text; timers take none.</param>
    TriggerValue FromInput(FunctionDescriptor function, string? input);
}
