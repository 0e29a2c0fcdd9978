using Embedded.Functions.Invocation;
using Embedded.Functions.Metadata;

namespace Embedded.Functions.Tests.Testing;

/// <summary>Runs a test's own code where the host would run the function.</summary>
internal sealed class DelegateInvoker(Func<TriggerValue, CancellationToken, Task> run) : IFunctionInvoker
{
    public async Task<object?> InvokeAsync(FunctionDescriptor function, TriggerValue trigger, CancellationToken cancellationToken)
    {
        await run(trigger, cancellationToken);
        return null;
    }
}
