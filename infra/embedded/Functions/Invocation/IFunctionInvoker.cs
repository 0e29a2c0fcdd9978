using Embedded.Functions.Metadata;

namespace Embedded.Functions.Invocation;

/// <summary>Runs one function once: a scope, a FunctionContext, the middleware, the bindings, the method, the outputs.</summary>
public interface IFunctionInvoker
{
    /// <summary>Runs the function and writes its output bindings.</summary>
    /// <returns>What the method returned (awaited), after middleware may have replaced it.</returns>
    /// <exception cref="Exception">Whatever the function, a binding or a middleware threw, unwrapped.</exception>
    Task<object?> InvokeAsync(FunctionDescriptor function, TriggerValue trigger, CancellationToken cancellationToken);
}
